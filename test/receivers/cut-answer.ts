import type { ReceiverDefect } from './invoice/model.js'

export const cutAnswer: ReceiverDefect = {
  name: 'cut-answer',
  title: 'closes the connection within its answer',
  expects: ['receiver-broke-off'],
  fault: { answer: () => 'cut' },
}
