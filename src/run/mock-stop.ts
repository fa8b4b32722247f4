import { setTimeout as delay } from 'node:timers/promises'
import type { Report } from '../report/model.js'
import type { Backlog } from '../session/backlog.js'
import type { Session } from '../session/session.js'
import type { ReceiverServer } from '../transport/serve.js'

export interface MockStopOptions {
  readonly session: Session
  readonly server: ReceiverServer
  readonly driver: AsyncDisposable
  readonly backlog: Backlog
  /** Ends the waiting for delays and further attempts. */
  readonly stopping: AbortController
  /** Resolves when the first event is out. */
  readonly started: Promise<void>
  /** For what is on its way. */
  readonly graceMs: number
}

export interface MockStop {
  readonly report: Promise<Report>
  /** The same report every time. */
  stop(): Promise<Report>
}

/**
 * Ends a mock: no new requests, callbacks that were to come later are told as skipped, those on
 * their way get `graceMs` to be answered; after that the run counts as interrupted. An error that
 * is ours ends it too, and rejects the report.
 */
export function createMockStop(options: MockStopOptions): MockStop {
  const { session, server, driver, backlog, stopping, started, graceMs } = options
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  session.context.abort.addEventListener('abort', () => begin())

  async function end(): Promise<Report> {
    await started
    stopping.abort()
    const closed = server.close(graceMs)
    const grace = new AbortController()
    const isDone = await Promise.race([
      Promise.all([closed, backlog.whenEmpty()]).then(() => true),
      delay(graceMs, false, { signal: grace.signal }).catch(() => false),
    ])
    grace.abort()
    if (!isDone) session.interrupt()
    await Promise.all([closed, backlog.whenEmpty()])
    return session.finish().finally(() => driver[Symbol.asyncDispose]())
  }

  const report = begun.then(end)
  // Whoever only serves must not be hit by an unhandled rejection; awaiting still rejects.
  report.catch(() => undefined)
  return {
    report,
    stop: () => {
      begin()
      return report
    },
  }
}
