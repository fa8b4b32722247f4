import { alterBody, PAID_EVENT } from './invoice/callback.js'
import { extendEvent } from './invoice/document.js'
import type { Defect } from './invoice/model.js'

export const badFormat: Defect = {
  name: 'bad-format',
  title: 'sends a date-time that is none',
  expects: ['delivery-body-format'],
  fault: {
    document: { event: extendEvent({ paidAt: { type: 'string', format: 'date-time' } }) },
    ...alterBody({ ...PAID_EVENT, paidAt: 'yesterday' }),
  },
}
