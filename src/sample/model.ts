import type { Contract, TriggerOperation, UrlSlot } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import type { SchemaRole } from '../schema/model.js'
import type { HeaderPair, HttpRequest } from '../transport/model.js'

/** A value for a schema, or the reason why there is none. */
export type Sample =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly because: string }

/** Values that the user gave for one operation, or for all. They win over everything documented. */
export interface UserValues {
  /** Parameters by place and name: `path:tenant`. */
  readonly parameters: ReadonlyMap<string, string>
  /** Members of the body by JSON Pointer, set after the body was made. */
  readonly members: ReadonlyMap<string, unknown>
  /** A whole body instead of a made one. */
  readonly body?: GivenBody
  /** Headers added last; they replace made ones of the same name. */
  readonly headers: readonly HeaderPair[]
}

export interface GivenBody {
  readonly bytes: Uint8Array
  /** Defaults to the first documented media type. */
  readonly contentType?: string
}

/** Credentials for the documented security schemes. Held apart so that they can be redacted. */
export interface Credentials {
  readonly bearer?: string
  readonly apiKey?: string
  /** `user:password` */
  readonly basic?: string
}

/**
 * What kind of trigger is wanted:
 * - `valid`: everything as documented, callback URL in its slots;
 * - `without-url`: the same with the optional callback URL left out;
 * - `invalid`: one fault that the document forbids, callback URL in its slots.
 */
export type TriggerKind = 'valid' | 'without-url' | 'invalid'

/** Whose request it is: one to the API, or one that the API makes. */
export type SenderRole = Extract<SchemaRole, 'request' | 'callback'>

export interface TriggerPlan {
  readonly contract: Contract
  readonly operation: TriggerOperation
  readonly kind: TriggerKind
  /** Base of the API, without trailing slash, e.g. `http://127.0.0.1:8000/api`. */
  readonly serverUrl: string
  readonly callbackUrl: string
  /** Where the callback URL goes: the slots of all drivable callbacks. */
  readonly slots: readonly UrlSlot[]
  /**
   * Body members and parameters that the callback expressions refer to. They get values of their
   * own in each trigger where their schema allows it, so that a callback shows whose it is.
   */
  readonly identities: readonly UrlSlot[]
  /** Unique per trigger, `[a-z0-9]`, at least 8 characters. */
  readonly nonce: string
  /** Counts the triggers of the run from 1: used where an identity is a number. */
  readonly ordinal: number
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  /** `callback` for a delivery, which the API sends. Default `request`. */
  readonly role?: SenderRole
  /** Values that members and parameters of these names get where their schema allows it. */
  readonly known?: ReadonlyMap<string, unknown>
  /** Shared by the plans of one operation in one run, which differ in none of what it depends on. */
  readonly memory?: SampleMemory
}

/** Values that the triggers of one operation begin with, by what they are for. */
export type SampleMemory = Map<string, Promise<Sample>>

export type TriggerDraft =
  | {
      readonly ok: true
      readonly request: HttpRequest
      /** The same request as the expressions see it: decoded query, path values, parsed body. */
      readonly context: ExpressionContext['request']
      /** For `invalid`: which fault was made, e.g. `body without /customer (required)`. */
      readonly fault?: string
      /** Header names whose values are secret. */
      readonly secretHeaders: readonly string[]
    }
  | { readonly ok: false; readonly because: string }
