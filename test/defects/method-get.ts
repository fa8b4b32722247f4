import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const methodGet: Defect = {
  name: 'method-get',
  title: 'sends the callback with GET',
  expects: ['delivery-method'],
  fault: alter((callback) => ({ ...callback, method: 'GET' })),
}
