import type {
  CallbackOperation,
  Contract,
  TriggerOperation,
  WebhookOperation,
} from '../contract/model.js'
import type { Expectation, Trigger } from '../delivery/model.js'
import { parseCallbackKey } from '../expression/parse.js'
import type { SessionContext } from './context.js'
import { createToken } from './trigger.js'

/**
 * Makes the receiver take the webhooks of a document: each at `/webhooks/NAME`, or all of them at
 * the path `at`, where schemas tell them apart. Nothing causes them, so nothing waits for them.
 */
export function openWebhooks(
  context: SessionContext,
  receiverUrl: string,
  at?: string,
): Trigger | undefined {
  const { contract, ledger } = context
  if (contract.webhooks.length === 0) return undefined
  const expectations: Expectation[] = []
  const trigger: Trigger = {
    id: context.number('trig'),
    operation: describeWebhookSource(contract),
    kind: 'external',
    token: createToken(),
    callbackUrl: receiverUrl,
    expectations,
  }
  for (const webhook of contract.webhooks) {
    const path = at ?? `/webhooks/${encodeURIComponent(webhook.name)}`
    const target = {
      text: path,
      pattern: undefined,
      names: [],
      values: new Map<string, string>(),
    }
    expectations.push({
      id: context.number('exp'),
      trigger,
      callback: toCallback(webhook),
      url: { kind: 'known', url: receiverUrl + path, targets: [target] },
      attempts: 0,
    })
    ledger.addRoute(path, trigger)
  }
  return trigger
}

/** A webhook as the callback of nobody: everything that is judged about it is the same. */
export function toCallback(webhook: WebhookOperation): CallbackOperation {
  return {
    ...webhook,
    expression: parseCallbackKey(webhook.name),
    drivability: {
      drivable: false,
      because: 'no call of the API is documented to cause a webhook',
    },
    expressionFaults: [],
    keyPlace: webhook.place,
    callbacks: [],
  }
}

/** Webhooks have no operation that causes them; this one stands in its place in findings and events. */
export function describeWebhookSource({ webhooks, servers }: Contract): TriggerOperation {
  const place = webhooks[0]?.place ?? { uri: '', pointer: '/webhooks' }
  return {
    id: 'webhooks',
    method: 'ANY',
    path: '/webhooks',
    servers,
    parameters: [],
    responses: [],
    security: [],
    place,
    callbacks: [],
  }
}
