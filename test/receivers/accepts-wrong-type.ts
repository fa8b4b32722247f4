import { acceptWhere, memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsWrongType: ReceiverDefect = {
  name: 'accepts-wrong-type',
  title: 'takes an amount of any type',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere((request) => typeof (memberOf(request, 'total') ?? 0) !== 'number'),
}
