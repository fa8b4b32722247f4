import type { Place } from './model.js'

/** How a discriminator picks one of the alternatives. OpenAPI 3.0.4, section 4.7.25. */
export interface Discriminator {
  readonly propertyName: string
  /** Values of the property with the index of their alternative in `oneOf` or `anyOf`. */
  readonly alternatives: ReadonlyMap<string, number>
}

/** What is known about a normalised schema besides its keywords. */
export interface SchemaOrigin {
  readonly place: Place
  /** What the document calls it, e.g. `InvoiceEvent`. */
  readonly name?: string
  readonly discriminator?: Discriminator
  /** The document has `false` here, which became `{ not: {} }` so that it can be told apart. */
  readonly isForbidden?: boolean
}

/** Normalised schema objects and where they come from. */
export type SchemaOrigins = WeakMap<object, SchemaOrigin>
