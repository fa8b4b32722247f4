import { alterBody } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const invalidUtf8: Defect = {
  name: 'invalid-utf8',
  title: 'sends JSON in Latin-1',
  expects: ['delivery-body-syntax'],
  fault: alterBody(Buffer.from('{"description":"Bezahlt für März","paid":true}', 'latin1')),
}
