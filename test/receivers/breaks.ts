import { CRASHED, memberOf } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const breaks: ReceiverDefect = {
  name: 'breaks',
  title: 'fails for good over a null',
  expects: ['receiver-unhealthy', 'receiver-server-error'],
  fault: {
    answer: (sound, request, { seen }) => {
      if (memberOf(request, 'paid') === null) seen.add('broken')
      return seen.has('broken') ? CRASHED : sound
    },
  },
}
