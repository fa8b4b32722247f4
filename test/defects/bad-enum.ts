import { alterBody, PAID_EVENT } from './invoice/callback.js'
import { extendEvent } from './invoice/document.js'
import type { Defect } from './invoice/model.js'

export const badEnum: Defect = {
  name: 'bad-enum',
  title: 'sends a value outside the documented ones',
  expects: ['delivery-body-schema'],
  fault: {
    document: { event: extendEvent({ state: { type: 'string', enum: ['paid', 'open'] } }) },
    ...alterBody({ ...PAID_EVENT, state: 'PAID' }),
  },
}
