import { makeCallback } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const withoutUrl: Defect = {
  name: 'without-url',
  title: 'calls the last URL it knows when none was given',
  expects: ['delivery-without-url'],
  fault: {
    callbacks: (sound, { id, callbackUrl, isAccepted, earlierUrl }) =>
      callbackUrl === undefined && isAccepted && id !== undefined && earlierUrl !== undefined
        ? [makeCallback(earlierUrl, id)]
        : sound,
  },
}
