import { acceptWhere } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsGet: ReceiverDefect = {
  name: 'accepts-get',
  title: 'answers GET as if it were a delivery',
  expects: ['receiver-method-accepted'],
  fault: acceptWhere(({ method }) => method === 'GET'),
}
