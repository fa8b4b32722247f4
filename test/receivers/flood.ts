import type { ReceiverDefect } from './invoice/model.js'

export const flood: ReceiverDefect = {
  name: 'flood',
  title: 'answers 50 MB',
  expects: ['receiver-broke-off'],
  fault: { answer: () => 'flood' },
}
