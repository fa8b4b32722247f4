import { setImmediate } from 'node:timers/promises'
import { refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

/** Long enough for others to come in between. */
const TURNS = 100

export const notConcurrent: ReceiverDefect = {
  name: 'not-concurrent',
  title: 'refuses what comes at the same time',
  expects: ['receiver-refused'],
  fault: {
    answer: async (sound, _, memory) => {
      memory.waiting += 1
      const isAlone = memory.waiting < 3
      for (let turn = 0; turn < TURNS; turn += 1) await setImmediate()
      memory.waiting -= 1
      return isAlone ? sound : refuse(429, 'one at a time')
    },
  },
}
