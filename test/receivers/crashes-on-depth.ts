import { answerWhere, CRASHED } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const crashesOnDepth: ReceiverDefect = {
  name: 'crashes-on-depth',
  title: 'fails over deep nesting',
  expects: ['receiver-server-error'],
  fault: answerWhere(({ text }) => text.startsWith('[[[[[[[['), CRASHED),
}
