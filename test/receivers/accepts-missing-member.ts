import { acceptWhere, isRecord } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsMissingMember: ReceiverDefect = {
  name: 'accepts-missing-member',
  title: 'takes an event without a required member',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere(({ event }) => isRecord(event) && !Object.hasOwn(event, 'paid')),
}
