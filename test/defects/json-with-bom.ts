import { alterBody, PAID_EVENT } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const jsonWithBom: Defect = {
  name: 'json-with-bom',
  title: 'puts a byte order mark before the JSON',
  expects: ['delivery-body-syntax'],
  fault: alterBody(`\uFEFF${JSON.stringify(PAID_EVENT)}`),
}
