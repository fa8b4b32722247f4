import { answerWhere, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const caseSensitiveType: ReceiverDefect = {
  name: 'case-sensitive-type',
  title: 'compares the content type with regard to case',
  expects: ['receiver-content-type-refused'],
  fault: answerWhere(
    ({ contentType }) => contentType === 'APPLICATION/JSON',
    refuse(415, 'only JSON'),
  ),
}
