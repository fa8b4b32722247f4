import { answerWhere, CRASHED } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const crashesOnNul: ReceiverDefect = {
  name: 'crashes-on-nul',
  title: 'fails over an escaped NUL, as PostgreSQL does',
  expects: ['receiver-server-error'],
  fault: answerWhere(({ text }) => text.includes('\\u0000'), CRASHED),
}
