import { answerWhere, CRASHED } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const crashesOnSurrogate: ReceiverDefect = {
  name: 'crashes-on-surrogate',
  title: 'fails over a lone surrogate',
  expects: ['receiver-server-error'],
  fault: answerWhere(({ text }) => text.includes('\\ud800'), CRASHED),
}
