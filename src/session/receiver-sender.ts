import type { CallbackOperation } from '../contract/model.js'
import type { DeliveryCase, SentDelivery } from '../delivery/model.js'
import type { DeliveryDraft } from '../sample/delivery.js'
import { type DeliverTools, deliver } from './deliver.js'

export type ReadyDelivery = Pick<Extract<DeliveryDraft, { ok: true }>, 'request' | 'secretHeaders'>

/** Sends deliveries of one callback, as long as that makes sense. */
export interface ReceiverSender {
  send(delivery: ReadyDelivery, tried?: DeliveryCase, attempt?: number): Promise<SentDelivery>
  /** Whether the run was stopped, or the receiver leaves everything unanswered. */
  hasGivenUp(): boolean
}

/** A receiver that leaves so many deliveries in a row unanswered is not asked more. */
const PATIENCE = 3

export function createReceiverSender(
  callback: CallbackOperation,
  tools: DeliverTools,
): ReceiverSender {
  let unanswered = 0
  return {
    send: async ({ request, secretHeaders }, tried, attempt = 1) => {
      const plain = { callback, request, secretHeaders, attempt }
      const input = tried === undefined ? plain : { ...plain, case: tried }
      const { delivery } = await deliver(input, tools)
      unanswered = delivery.exchange.response === undefined ? unanswered + 1 : 0
      return delivery
    },
    hasGivenUp: () => tools.context.abort.aborted || unanswered >= PATIENCE,
  }
}
