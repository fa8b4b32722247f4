import { makeCallback } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const crosstalk: Defect = {
  name: 'crosstalk',
  title: 'mixes up the URLs of two triggers that go on at the same time',
  expects: ['delivery-crosstalk'],
  fault: {
    callbacks: async (sound, trigger, stage) => {
      if (sound.length === 0) return sound
      const other = await stage.meet(trigger)
      return other?.callbackUrl === undefined || trigger.id === undefined
        ? sound
        : [makeCallback(other.callbackUrl, trigger.id)]
    },
  },
}
