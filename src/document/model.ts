import type { BrokenReference, OpenApiVersion, Place, SchemaSource } from '../schema/model.js'

/** Where something stands in the user's files. */
export interface Location {
  /** As the user would name it: relative to the working directory, or a URL, or `<stdin>`. */
  readonly file: string
  readonly pointer: string
  /** One-based; absent where the position could not be computed. */
  readonly line?: number
  readonly column?: number
}

/** A reference that could not be followed, found once per target while loading. */
export interface ReferenceProblem {
  readonly kind: BrokenReference['kind']
  readonly target: string
  readonly reference: string
  /** Where the reference stands. */
  readonly place: Place
  /** One sentence, with what to do. */
  readonly message: string
}

/** A value and where it stands after following `$ref`s. */
export type Followed =
  | { readonly ok: true; readonly value: unknown; readonly place: Place }
  | (BrokenReference & { readonly place: Place })

/** A loaded OpenAPI document with every file that it refers to. Its data is never changed. */
export interface OpenApiDocument extends SchemaSource {
  /** As the user named it. */
  readonly source: string
  /** Absolute URI of the root file. */
  readonly uri: string
  /** Absolute URL that the document was fetched from, where it was. */
  readonly fetchedFrom?: string
  /** The `openapi` member as written. */
  readonly openapi: string
  readonly version: OpenApiVersion
  readonly root: Readonly<Record<string, unknown>>
  readonly problems: readonly ReferenceProblem[]
  /** URIs of all files read, root first. */
  readonly files: readonly string[]
  /** Follows `$ref` (and only `$ref`) from `value`, which stands at `place`, until something else. */
  follow(value: unknown, place: Place): Followed
  /** File, line and column of a place; parses for positions on first use per file. */
  locate(place: Place): Location
}
