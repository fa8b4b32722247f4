import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const brokenOff: Defect = {
  name: 'broken-off',
  title: 'closes the connection in the middle of the body',
  expects: ['delivery-incomplete'],
  fault: alter((callback) => ({ ...callback, cutAfter: 10 })),
}
