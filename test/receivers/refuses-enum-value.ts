import { answerWhere, memberOf, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesEnumValue: ReceiverDefect = {
  name: 'refuses-enum-value',
  title: 'does not know one of the states',
  expects: ['receiver-refused'],
  fault: answerWhere((request) => memberOf(request, 'status') === 'overdue', refuse(422, 'status')),
}
