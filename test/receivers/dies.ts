import type { ReceiverDefect } from './invoice/model.js'

export const dies: ReceiverDefect = {
  name: 'dies',
  title: 'crashes after 30 requests',
  expects: ['receiver-unhealthy', 'receiver-broke-off'],
  fault: { answer: (sound, _, { count }) => (count > 30 ? 'reset' : sound) },
}
