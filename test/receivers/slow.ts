import { memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const slow: ReceiverDefect = {
  name: 'slow',
  title: 'does not answer in time over some events',
  expects: ['receiver-slow'],
  fault: {
    answer: (sound, request) => (memberOf(request, 'status') === 'overdue' ? 'hang' : sound),
  },
}
