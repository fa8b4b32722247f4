import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const methodPut: Defect = {
  name: 'method-put',
  title: 'sends the callback with PUT',
  expects: ['delivery-method'],
  fault: alter((callback) => ({ ...callback, method: 'PUT' })),
}
