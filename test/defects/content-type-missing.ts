import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const contentTypeMissing: Defect = {
  name: 'content-type-missing',
  title: 'does not say what the body is',
  expects: ['delivery-content-type'],
  fault: alter((callback) => ({ ...callback, headers: {} })),
}
