import { alterBody, PAID_EVENT } from './invoice/callback.js'
import { CLOSED_EVENT } from './invoice/document.js'
import type { Defect } from './invoice/model.js'

export const memberExtra: Defect = {
  name: 'member-extra',
  title: 'sends a member that the document rules out',
  expects: ['delivery-body-schema'],
  fault: {
    document: { event: CLOSED_EVENT },
    ...alterBody({ ...PAID_EVENT, internal: 'node-7' }),
  },
}
