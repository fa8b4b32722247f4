import type { ReceiverDefect } from './invoice/model.js'

export const resets: ReceiverDefect = {
  name: 'resets',
  title: 'closes every connection',
  expects: ['receiver-broke-off'],
  fault: { answer: () => 'reset' },
}
