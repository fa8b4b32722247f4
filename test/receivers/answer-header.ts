import { alterAccepted } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const answerHeader: ReceiverDefect = {
  name: 'answer-header',
  title: 'leaves a documented header out',
  expects: ['receiver-header'],
  fault: alterAccepted((sound) => ({ ...sound, headers: { 'content-type': 'application/json' } })),
}
