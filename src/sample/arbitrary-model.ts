import type * as FastCheck from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { JsonSchema } from '../schema/model.js'

/** fast-check as it was imported: it is loaded only where a plain value does not do. */
export type FastCheckModule = typeof FastCheck

/** Where in the value a schema stands. */
export interface ArbitraryPosition {
  readonly depth: number
  /** References that enclose this place. */
  readonly ancestors: ReadonlySet<string>
}

/** The builder as its parts see it: they call it for members and items. */
export interface ArbitraryBuilder {
  readonly fastCheck: FastCheckModule
  build(schema: JsonSchema, position: ArbitraryPosition): Arbitrary<unknown> | undefined
}
