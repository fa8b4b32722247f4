import type { JsonSchema } from '../schema/model.js'
import type { SchemaObject } from './keyword.js'
import type { Sample } from './model.js'

/** What a plain value is built by. The variants differ in it; the schema stays. */
export interface PlainOptions {
  readonly seed: number
  /** Which branch of `oneOf` and `anyOf` is tried first. Default 0. */
  readonly branch?: number
  /** Which of several equally good scalars is taken. Default 0. */
  readonly ordinal?: number
  /** Whether members that are not required are made too, where they are cheap. Default true. */
  readonly hasOptionals?: boolean
  /** Objects deeper than this hold only the members that they need. Default 2. */
  readonly optionalDepth?: number
  /** Whether `default`, `example` and `examples` inside the schema are used. Default true. */
  readonly isDocumented?: boolean
  /** Optional members with this keyword are left out: nobody expects them from the sender. */
  readonly omit?: 'readOnly' | 'writeOnly'
  /** Names the value as a whole, for texts. Default `text`. */
  readonly name?: string
  /** Pointers of members that are made although they are optional, where they can be. */
  readonly wanted?: readonly string[]
  /** Whether parts of a schema that contradict those before them are left out. Default false. */
  readonly isLenient?: boolean
  /** Strings for a pattern that no plain text matches. */
  readonly matchPattern?: (pattern: string) => readonly string[]
}

/** Where in the value a schema stands. */
export interface PlainPosition {
  /** Name of the member, for strings. */
  readonly name: string
  /** JSON Pointer from the whole value, for reasons. */
  readonly pointer: string
  readonly depth: number
  /** Distinguishes the items of a list. */
  readonly ordinal: number
  /** References that enclose this place. */
  readonly ancestors: ReadonlySet<string>
  /** Optional members that are left out here. */
  readonly avoided: readonly string[]
  /** Whether its parent can do without it: then a recursion ends here. */
  readonly isOptional: boolean
  /** What is wanted inside, as reference tokens from here. */
  readonly wanted: readonly (readonly string[])[]
}

/** The builder as its parts see it: they call it for members and items. */
export interface PlainBuilder {
  readonly options: PlainOptions
  build(schema: JsonSchema, position: PlainPosition): Sample
  /** The place of a member or item below `position`. */
  enter(position: PlainPosition, token: string, step: Partial<PlainPosition>): PlainPosition
}

/** Builds a value for a schema without choices. */
export type PlainMaker = (
  schema: SchemaObject,
  position: PlainPosition,
  builder: PlainBuilder,
) => Sample

export function makeSample(value: unknown): Sample {
  return { ok: true, value }
}

export function refuseSample(position: PlainPosition, reason: string): Sample {
  return {
    ok: false,
    because: `${position.pointer === '' ? 'the value' : position.pointer}: ${reason}`,
  }
}
