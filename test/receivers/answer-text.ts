import { alterAccepted } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const answerText: ReceiverDefect = {
  name: 'answer-text',
  title: 'answers text',
  expects: ['receiver-content-type'],
  fault: alterAccepted((sound) => ({
    ...sound,
    headers: { ...sound.headers, 'content-type': 'text/plain' },
  })),
}
