import { alterAccepted } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const answerStatus: ReceiverDefect = {
  name: 'answer-status',
  title: 'answers an undocumented status',
  expects: ['receiver-status-undocumented'],
  fault: alterAccepted(() => ({ status: 204, headers: {}, body: '' })),
}
