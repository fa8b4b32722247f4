import type { GroupedFinding } from './model.js'

/** What a document promises, as plain data: the result of `ringback inspect --report json`. */
export interface Inspection {
  readonly schemaVersion: 1
  readonly document: { readonly source: string; readonly openapi: string; readonly title: string }
  readonly servers: readonly string[]
  readonly operations: readonly InspectedOperation[]
  readonly webhooks: readonly InspectedWebhook[]
  readonly findings: readonly GroupedFinding[]
  readonly totals: InspectionTotals
}

interface InspectionTotals {
  /** All operations of the document, with and without callbacks. */
  readonly operations: number
  /** Those that declare callbacks. */
  readonly triggers: number
  /** Nested ones included. */
  readonly callbacks: number
  readonly drivable: number
  readonly webhooks: number
}

/** An operation that declares callbacks. */
export interface InspectedOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  /** Alternatives in words, e.g. `bearerAuth`, `apiKey and basicAuth`; empty: none is needed. */
  readonly security: readonly string[]
  readonly callbacks: readonly InspectedCallback[]
}

/** One HTTP request that the API sends. */
export interface InspectedRequest {
  readonly id: string
  readonly name: string
  readonly method: string
  readonly body?: { readonly required: boolean; readonly content: readonly InspectedMediaType[] }
  readonly answers: readonly { readonly status: string; readonly description: string }[]
  readonly parameters: readonly InspectedParameter[]
  readonly security: readonly string[]
}

export type InspectedWebhook = InspectedRequest

export interface InspectedCallback extends InspectedRequest {
  /** As written. */
  readonly key: string
  readonly reading: readonly ReadPart[]
  /** The standard spelling of the key, where it differs. */
  readonly standardKey?: string
  readonly url: UrlPlacement
  readonly callbacks: readonly InspectedCallback[]
}

/** How one part of a key is read. */
export interface ReadPart {
  readonly text: string
  /** E.g. `query parameter callback_url of POST /invoices/`; absent for text that stands for itself. */
  readonly means?: string
}

/** Where the caller's URL goes, e.g. `query parameter callback_url`; or why nobody can tell. */
export type UrlPlacement =
  | { readonly drivable: true; readonly slot: string; readonly optional: boolean }
  | {
      readonly drivable: false
      readonly because: string
      /** The `--bind` argument that would make it drivable. */
      readonly bind?: string
    }

interface InspectedMediaType {
  readonly type: string
  /** Name of the schema, where it has one. */
  readonly schema?: string
}

interface InspectedParameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
}

/** The inspection as JSON: two spaces, line feed at the end. */
export function renderInspectionJson(inspection: Inspection): string {
  return `${JSON.stringify(inspection, null, 2)}\n`
}
