import { answerWhere, CRASHED } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const crashesOnBrokenJson: ReceiverDefect = {
  name: 'crashes-on-broken-json',
  title: 'fails over what is no JSON',
  expects: ['receiver-server-error'],
  fault: answerWhere(({ event, text }) => event === undefined && text !== '', CRASHED),
}
