import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const contentTypeText: Defect = {
  name: 'content-type-text',
  title: 'says that the body is text',
  expects: ['delivery-content-type'],
  fault: alter((callback) => ({ ...callback, headers: { 'content-type': 'text/plain' } })),
}
