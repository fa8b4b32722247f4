import { answerWhere, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesCharset: ReceiverDefect = {
  name: 'refuses-charset',
  title: 'compares the whole content type',
  expects: ['receiver-content-type-refused'],
  fault: answerWhere(
    ({ contentType = '' }) => contentType.includes('charset'),
    refuse(415, 'only JSON'),
  ),
}
