import { acceptWhere, memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsNull: ReceiverDefect = {
  name: 'accepts-null',
  title: 'takes null for a text',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere((request) => memberOf(request, 'note') === null),
}
