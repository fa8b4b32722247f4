import { makeCallback } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const afterRejection: Defect = {
  name: 'after-rejection',
  title: 'refuses the trigger and sends the callback all the same',
  expects: ['delivery-after-rejection'],
  fault: {
    callbacks: (sound, { id, callbackUrl, isAccepted }) =>
      isAccepted || callbackUrl === undefined
        ? sound
        : [makeCallback(callbackUrl, id ?? 'unknown')],
  },
}
