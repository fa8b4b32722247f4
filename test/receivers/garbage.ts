import type { ReceiverDefect } from './invoice/model.js'

export const garbage: ReceiverDefect = {
  name: 'garbage',
  title: 'answers what is no HTTP',
  expects: ['receiver-failed'],
  fault: { answer: () => 'garbage' },
}
