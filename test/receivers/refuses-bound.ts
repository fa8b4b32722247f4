import { answerWhere, memberOf, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesBound: ReceiverDefect = {
  name: 'refuses-bound',
  title: 'refuses the highest total',
  expects: ['receiver-refused'],
  fault: answerWhere((request) => memberOf(request, 'total') === 1000, refuse(422, 'total')),
}
