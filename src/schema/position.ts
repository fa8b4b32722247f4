import type { AccessReader, ExemptionTest } from './access.js'
import type { DynamicScope } from './dynamic-scope.js'
import type { MissingSchema, Place, SchemaFault, SchemaNotice } from './model.js'
import type { SchemaOrigins } from './origin.js'

/** What one bundle collects while its schemas are normalised. */
export interface NormaliseContext extends AccessReader {
  readonly origins: SchemaOrigins
  readonly notices: SchemaNotice[]
  readonly missing: MissingSchema[]
  readonly faults: SchemaFault[]
  /** Counts a schema; false where there are too many. */
  countSchema(): boolean
  /** The `$ref` to the bundled copy of a schema. */
  refer(target: { readonly place: Place; readonly value: unknown }, at: Position): string
}

/** Where normalising stands. */
export interface Position {
  readonly place: Place
  /** Name of the bundled schema that it is a part of. */
  readonly definition: string
  readonly scope: DynamicScope
  /** Asks the schemas around it that speak of the same value. */
  readonly isExempt: ExemptionTest
  /** Inside `not` and `if`: fewer requirements there would make the whole stricter. */
  readonly isNegated: boolean
  /** Whether a `$ref` from here is followed for the same value, whatever the value is. */
  readonly isImmediate: boolean
  readonly depth: number
}
