import { alter, encode } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const bodyMissing: Defect = {
  name: 'body-missing',
  title: 'sends the callback without a body',
  expects: ['delivery-body-missing'],
  fault: alter((callback) => ({ ...callback, headers: {}, body: encode('') })),
}
