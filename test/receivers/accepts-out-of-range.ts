import { acceptWhere, memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsOutOfRange: ReceiverDefect = {
  name: 'accepts-out-of-range',
  title: 'has no upper bound for the total',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere((request) => Number(memberOf(request, 'total')) > 1000),
}
