import { alterAccepted } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const answerSchema: ReceiverDefect = {
  name: 'answer-schema',
  title: 'answers what breaks the schema',
  expects: ['receiver-body-schema'],
  fault: alterAccepted((sound) => ({ ...sound, body: '{"ok":"yes"}' })),
}
