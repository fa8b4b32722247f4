import { setTimeout as delay } from 'node:timers/promises'
import type { Defect } from './invoice/model.js'

export const slow: Defect = {
  name: 'slow',
  title: 'takes a moment to send the callback, but arrives in time',
  expects: [],
  fault: {
    callbacks: async (sound) => {
      await delay(150)
      return sound
    },
  },
}
