import { alterAccepted } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const answerSyntax: ReceiverDefect = {
  name: 'answer-syntax',
  title: 'answers what is no JSON',
  expects: ['receiver-body-syntax'],
  fault: alterAccepted((sound) => ({ ...sound, body: 'ok' })),
}
