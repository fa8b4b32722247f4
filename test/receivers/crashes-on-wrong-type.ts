import { answerWhere, CRASHED, memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const crashesOnWrongType: ReceiverDefect = {
  name: 'crashes-on-wrong-type',
  title: 'fails over a total that is no number',
  expects: ['receiver-server-error'],
  fault: answerWhere((request) => {
    return typeof (memberOf(request, 'total') ?? 0) !== 'number'
  }, CRASHED),
}
