import { encode } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const strayRequest: Defect = {
  name: 'stray-request',
  title: 'also asks the receiver for /favicon.ico',
  expects: ['delivery-unexpected'],
  fault: {
    callbacks: (sound) => [
      ...sound,
      ...sound.map(({ url }) => ({
        url: `${new URL(url).origin}/favicon.ico`,
        method: 'GET',
        headers: {},
        body: encode(''),
      })),
    ],
  },
}
