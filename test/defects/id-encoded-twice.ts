import type { Defect } from './invoice/model.js'

export const idEncodedTwice: Defect = {
  name: 'id-encoded-twice',
  title: 'percent-encodes the id twice',
  expects: ['delivery-url'],
  needsId: 'inv/1',
  fault: {
    callbacks: (sound, { id = '' }) =>
      sound.map((callback) => ({
        ...callback,
        url: callback.url.replace(/[^/]*$/, () => encodeURIComponent(encodeURIComponent(id))),
      })),
  },
}
