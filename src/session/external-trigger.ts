import type { CallbackOperation, TriggerOperation } from '../contract/model.js'
import { expectExactly, expectUrl } from '../delivery/expect.js'
import type { Expectation, Trigger } from '../delivery/model.js'
import type { SessionContext } from './context.js'

export interface ExternalInput {
  readonly operation: TriggerOperation
  readonly callback: CallbackOperation
  /** Whether `callback` is a webhook, which has no expression. */
  readonly isWebhook?: boolean
  /** A segment of `callbackUrl`. */
  readonly token: string
  readonly callbackUrl: string
}

/** Whoever takes the URL sends the trigger: its values are not known, so they are free in the URL. */
export function openExternalTrigger(
  { operation, callback, isWebhook = false, token, callbackUrl }: ExternalInput,
  { number }: Pick<SessionContext, 'number'>,
): Trigger {
  const expectations: Expectation[] = []
  const id = number('trig')
  const trigger: Trigger = { id, operation, kind: 'external', token, callbackUrl, expectations }
  expectations.push({
    id: number('exp'),
    trigger,
    callback,
    url: isWebhook
      ? expectExactly(callbackUrl, token)
      : expectUrl({ callback, callbackUrl, token }),
    attempts: 0,
  })
  return trigger
}
