import type { Credentials, UserValues } from '../sample/model.js'
import type { CallbackBehaviours } from '../session/callback-behaviour.js'
import type { SentCallback } from './sent-callback.js'

export interface ApiHandlerOptions {
  /** Where your code calls the API, in the place of the documented servers. */
  readonly baseUrl?: string | undefined
  /** Names or ids of the callbacks to send; all when empty. */
  readonly only?: readonly string[] | undefined
  /** Between the API's answer and its callbacks. Default 0: as soon as the answer is out. */
  readonly delayMs?: number | undefined
  /** How single callbacks are sent, by name or id. */
  readonly callbacks?: CallbackBehaviours | undefined
  /** How long the receiver may take for its answer. Default 10000. */
  readonly timeoutMs?: number | undefined
  /** Called for every callback once its answer was judged. */
  readonly onDelivery?: ((delivery: SentCallback) => void) | undefined
  /** The same seed gives the same values. Default 1. */
  readonly seed?: number | undefined
  /** Whether what was created can be read back. Default true. */
  readonly state?: boolean | undefined
  /** Whether a documented login is asked for. Default true. */
  readonly security?: boolean | undefined
  /** Values for the callbacks. */
  readonly values?: UserValues | undefined
  /** For callbacks that document a security requirement. */
  readonly credentials?: Credentials | undefined
}
