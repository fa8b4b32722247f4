import { memberOf, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const notIdempotent: ReceiverDefect = {
  name: 'not-idempotent',
  title: 'refuses what it has seen',
  expects: ['receiver-duplicate-differs'],
  fault: {
    answer: (sound, request, { seen }) => {
      const id = String(memberOf(request, 'id'))
      if (sound.status !== 200 || !seen.has(id)) {
        if (sound.status === 200) seen.add(id)
        return sound
      }
      return refuse(409, 'seen')
    },
  },
}
