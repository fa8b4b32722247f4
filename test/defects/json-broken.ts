import { alterBody } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const jsonBroken: Defect = {
  name: 'json-broken',
  title: 'sends JSON that ends too early',
  expects: ['delivery-body-syntax'],
  fault: alterBody('{"description": "Invoice paid", "paid": tr'),
}
