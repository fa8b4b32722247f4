import type { Location, ReferenceProblem } from '../document/model.js'
import type { StructureReport } from '../document/structure/model.js'
import type { CallbackExpression } from '../expression/model.js'
import type { OpenApiVersion, Place, SchemaStore } from '../schema/model.js'
import type { MediaType } from '../transport/headers.js'

/** What the document promises, built once. Past this layer nobody touches the raw document. */
export interface Contract {
  /** As the user named the document. */
  readonly source: string
  readonly openapi: string
  readonly version: OpenApiVersion
  readonly title: string
  /** URL that the document was fetched from: the base of relative servers. */
  readonly fetchedFrom?: string
  /** URIs of all files that it was read from, the document itself first. */
  readonly files?: readonly string[]
  readonly servers: readonly Server[]
  /** Operations that declare callbacks. */
  readonly triggers: readonly TriggerOperation[]
  readonly webhooks: readonly WebhookOperation[]
  /** All operations of the API, with and without callbacks, in the order of the document. */
  readonly operations: readonly ApiOperation[]
  /** What is odd about the parts of the document that the contract is read from. */
  readonly remarks: readonly DocumentRemark[]
  /** References anywhere in the document that could not be followed. */
  readonly references: readonly ReferenceProblem[]
  /** What breaks the official schema of OpenAPI, where that was asked for. */
  readonly structure?: StructureReport
  readonly schemas: SchemaStore
  /** The operation that a link leads to, in this document or another that it refers to. */
  readonly followLink: (link: LinkContract) => LinkedOperation
  readonly locate: (place: Place) => Location
}

/** Raw material of a document finding: `check/document` puts it into words. */
export interface DocumentRemark {
  readonly code:
    | 'document-reference-dangling'
    | 'document-reference-refused'
    | 'document-structure'
    | 'document-duplicate-operation-id'
    | 'document-link-dangling'
  readonly message: string
  readonly place: Place
}

export interface Server {
  /** As written, variables included. */
  readonly url: string
  readonly variables: ReadonlyMap<string, { readonly default: string }>
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

export interface Parameter {
  readonly name: string
  readonly in: ParameterPlace
  readonly required: boolean
  readonly style: string
  readonly explode: boolean
  /** OpenAPI 3.2 `allowReserved`: reserved characters stay as they are. */
  readonly allowReserved: boolean
  readonly schema?: Place
  /** Set where the parameter is described by `content` instead of `schema`. */
  readonly mediaType?: string
  /** Documented examples, most specific first. */
  readonly examples: readonly unknown[]
  readonly place: Place
}

export interface MediaTypeContract {
  /** As written, e.g. `application/json; charset=utf-8` or `application/*`. */
  readonly type: string
  /** The same, parsed; absent where it is no media type. */
  readonly mediaType?: MediaType
  readonly schema?: Place
  /** The last part of its `$ref`, e.g. `InvoiceEvent`. */
  readonly schemaName?: string
  /** Content types that `encoding` gives to the parts of a multipart body, by name. */
  readonly partTypes?: ReadonlyMap<string, string>
  readonly examples: readonly unknown[]
  /** The key of each of them in the map `examples`; '' for the one of `example`. */
  readonly exampleNames?: readonly string[]
  readonly place: Place
}

export interface BodyContract {
  readonly required: boolean
  readonly content: readonly MediaTypeContract[]
  readonly place: Place
}

export interface ResponseContract {
  /** `200`, `2XX` or `default`; upper case. */
  readonly status: string
  readonly description: string
  readonly headers: readonly Parameter[]
  readonly content: readonly MediaTypeContract[]
  readonly links?: readonly LinkContract[]
  readonly place: Place
}

/** A documented way from an answer to another operation (OpenAPI 3.1.1, section 4.8.20). */
export interface LinkContract {
  readonly name: string
  readonly operationId?: string
  readonly operationRef?: string
  /** By name, which a place may stand before (`path.id`): constants and runtime expressions. */
  readonly parameters: ReadonlyMap<string, unknown>
  readonly body?: unknown
  readonly server?: Server
  readonly place: Place
}

export type LinkedOperation =
  | { readonly ok: true; readonly operation: TriggerOperation }
  /** As half a sentence: "no operation has the operationId ..." */
  | { readonly ok: false; readonly because: string }

export interface SecurityScheme {
  readonly name: string
  readonly type: string
  /** HTTP scheme (`bearer`, `basic`) for type http. */
  readonly scheme?: string
  /** Where and under which name an apiKey goes. */
  readonly in?: string
  readonly parameter?: string
}

/** Alternatives, of which each is a set of schemes that go together; an empty set: none needed. */
export type SecurityContract = readonly (readonly SecurityScheme[])[]

/** One HTTP operation, whoever calls it. */
export interface Operation {
  /** Lower case path item key in upper case, e.g. `POST`. */
  readonly method: string
  readonly operationId?: string
  readonly parameters: readonly Parameter[]
  readonly body?: BodyContract
  readonly responses: readonly ResponseContract[]
  readonly security: SecurityContract
  readonly place: Place
}

/** An operation of the API whose call makes the API owe callbacks. */
export interface TriggerOperation extends Operation {
  /** Unique in the contract: the operationId, or `POST /invoices/`; a number is added to repeats. */
  readonly id: string
  /** As written, e.g. `/invoices/{id}`. */
  readonly path: string
  readonly servers: readonly Server[]
  readonly callbacks: readonly CallbackOperation[]
}

/** Any operation of the API. Read only when it is asked for: documents have thousands. */
export interface ApiOperation {
  readonly method: string
  readonly path: string
  readonly operationId?: string
  /** Its own or its path item's, where they replace those of the document. */
  readonly servers?: readonly Server[]
  readonly place: Place
  /** The same object every time; one of the contract's triggers where it has callbacks. */
  readonly read: () => TriggerOperation
}

/** Where the user's callback URL goes into the trigger, and so why it can be driven at all. */
export type UrlSlot =
  | { readonly in: 'query' | 'header' | 'path' | 'cookie'; readonly name: string }
  /** JSON Pointer into the trigger's body. */
  | { readonly in: 'body'; readonly pointer: string }

/** How the callback URL reaches the API. */
export type Drivability =
  | {
      readonly drivable: true
      readonly slot: UrlSlot
      /** Whether the document lets the trigger leave the URL out. */
      readonly optional: boolean
    }
  | { readonly drivable: false; readonly because: string }

/** One operation of one callback path item. */
export interface CallbackOperation extends Operation {
  /** Unique in the contract: `TRIGGER > NAME`, with the method where one key has several. */
  readonly id: string
  /** The key in `callbacks`. */
  readonly name: string
  /** The key expression with bare names bound to their source in the trigger. */
  readonly expression: CallbackExpression
  /** The standard spelling of the whole key, where it differs and there is one. */
  readonly standardKey?: string
  readonly drivability: Drivability
  /** What is wrong with expressions of the key: unresolvable or undeclared. */
  readonly expressionFaults: readonly ExpressionFault[]
  readonly keyPlace: Place
  /** Callbacks that this callback declares in turn; their context is this callback's request. */
  readonly callbacks: readonly CallbackOperation[]
}

export interface ExpressionFault {
  readonly kind: 'unresolvable' | 'undeclared'
  /** The expression as written. */
  readonly text: string
  readonly offset: number
  readonly message: string
  /** What is probably meant, where that is known. */
  readonly meant?: string
}

export interface WebhookOperation extends Operation {
  /** Unique in the contract: `webhook NAME`, with the method where it has several. */
  readonly id: string
  readonly name: string
}
