import { encode, PAID_EVENT } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const repeated: Defect = {
  name: 'repeated',
  title: 'sends the callback again with another body',
  expects: ['delivery-repeated'],
  fault: {
    callbacks: (sound) => [
      ...sound,
      ...sound.map((callback) => ({
        ...callback,
        body: encode({ ...PAID_EVENT, description: 'Invoice archived' }),
      })),
    ],
  },
}
