/** Schemas of OpenAPI 3.0, 3.1 and 3.2 as one kind of thing: a place in a document. */

export type OpenApiVersion = '3.0' | '3.1' | '3.2'

/** A place in a set of documents: absolute URI of the file, JSON Pointer (RFC 6901) inside it. */
export interface Place {
  readonly uri: string
  readonly pointer: string
}

/**
 * Who sends the value. The API owns its data: in a `request` to it readOnly members are not
 * required; in its `response` writeOnly ones are not; in a `callback` (either direction) neither
 * (OpenAPI 3.0.4 and 3.2.0, readOnly and writeOnly, read for an API that is the client).
 */
export type SchemaRole = 'request' | 'response' | 'callback'

/** How `schema/` reaches documents, without knowing how they are loaded. */
export interface SchemaSource {
  /** The raw value at a place; undefined where nothing stands. */
  read(place: Place): unknown
  /** Where a `$ref` leads that stands in the document `base`; or why it leads nowhere. */
  resolve(reference: string, base: string): ResolvedReference
  versionOf(uri: string): OpenApiVersion
}

export type ResolvedReference =
  | { readonly ok: true; readonly place: Place; readonly value: unknown }
  | BrokenReference

/** A reference that leads nowhere. */
export interface BrokenReference {
  readonly ok: false
  /** One sentence, with what to do. */
  readonly because: string
  readonly kind: 'dangling' | 'refused' | 'unreadable'
  /** The same for references that break for the same reason: a place, or a whole file. */
  readonly target: string
}

/** One violation of a schema, as data and as words. */
export interface SchemaIssue {
  /** The JSON Schema keyword that failed. */
  readonly keyword: string
  /** JSON Pointer of the offending value in the body; `''` is the whole. */
  readonly pointer: string
  /** The member that is missing there, for `required`. */
  readonly missing?: string
  /** Short, e.g. `paid: boolean`. */
  readonly expected: string
  /** Short, e.g. `paid: "yes"`; long values are cut. */
  readonly arrived: string
  /** One sentence. */
  readonly message: string
  /** The schema object that the document has for it. */
  readonly promised: Place
  /** Violations that the document's words may not mean: `format` against what frameworks emit. */
  readonly lenient: boolean
}

/** A reference of a schema that leads nowhere: the part behind it accepts everything. */
export interface MissingSchema extends Pick<BrokenReference, 'kind' | 'target'> {
  readonly message: string
  readonly place: Place
}

/** Nonsense that makes a schema unusable. */
export interface SchemaFault {
  readonly because: string
  readonly place: Place
}

/** What is odd or wrong about many schemas. */
export interface SchemaSurvey {
  readonly notices: readonly SchemaNotice[]
  readonly missing: readonly MissingSchema[]
  readonly faults: readonly SchemaFault[]
}

/** Something odd about a schema that does not stop its use: an unknown format, a bad pattern. */
export interface SchemaNotice {
  /**
   * `unsafe`: a pattern that may take exponential time and is therefore not evaluated;
   * `ineffective`: a part that has no effect, or not the one that was meant.
   */
  readonly kind: 'ineffective' | 'unsafe'
  readonly message: string
  readonly place: Place
}

export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/** A schema with everything it refers to, normalised to JSON Schema 2020-12. */
export interface SchemaBundle {
  /** Self-contained: every `$ref` is `#/$defs/...`. */
  readonly schema: JsonSchema
  readonly notices: readonly SchemaNotice[]
  readonly missing: readonly MissingSchema[]
}

export type Compilation =
  | {
      readonly ok: true
      /** Violations of `value`, most telling first, capped; empty when it conforms. Never throws. */
      readonly check: (value: unknown) => readonly SchemaIssue[]
      /** Why no value at all conforms, where that can be shown: nothing should be judged by it. */
      readonly contradiction: string | undefined
      readonly notices: readonly SchemaNotice[]
      readonly missing: readonly MissingSchema[]
    }
  | { readonly ok: false; readonly because: string; readonly place: Place }

/** Lazy and cached per place and role. */
export interface SchemaStore {
  bundle(place: Place, role: SchemaRole): SchemaBundle
  compile(place: Place, role: SchemaRole): Compilation
  /**
   * Looks at many schemas and all that they refer to without compiling any; the same for all roles.
   * Not cached.
   */
  survey(places: readonly Place[]): SchemaSurvey
}
