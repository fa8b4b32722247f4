import { toHaveDelivery, type WantedDelivery } from './to-have-delivery.js'
import { type FindingLimit, toHaveNoFindings } from './to-have-no-findings.js'
import { toMatchCallback } from './to-match-callback.js'

export type { FindingLimit, WantedDelivery }

/** For `expect.extend(matchers)`, of jest or of vitest. `ringback/vitest` does it by itself. */
export const matchers = { toMatchCallback, toHaveDelivery, toHaveNoFindings }

/**
 * What `expect(...)` has then. `ringback/vitest` says so to vitest; for jest it is
 * `declare module 'expect' { interface Matchers<R, T> extends RingbackMatchers {} }`.
 */
export interface RingbackMatchers {
  /**
   * Passes for a delivery of this callback, by its name (or id, where several have the name), that
   * keeps what the document promises.
   */
  toMatchCallback(callback: string): void
  /**
   * Waits for a delivery of the callback, and passes when it keeps what the document promises. With
   * `.not`: that none comes within the time. To be awaited.
   */
  toHaveDelivery(wanted?: WantedDelivery): Promise<void>
  /** Passes for a report without findings whose run has tested something. */
  toHaveNoFindings(limit?: FindingLimit): void
}
