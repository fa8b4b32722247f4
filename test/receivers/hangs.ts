import type { ReceiverDefect } from './invoice/model.js'

export const hangs: ReceiverDefect = {
  name: 'hangs',
  title: 'never answers',
  expects: ['receiver-slow'],
  fault: { answer: () => 'hang' },
}
