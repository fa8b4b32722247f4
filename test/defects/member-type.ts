import { alterBody } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const memberType: Defect = {
  name: 'member-type',
  title: 'sends text where the document has a boolean',
  expects: ['delivery-body-schema'],
  fault: alterBody({ description: 'Invoice paid', paid: 'yes' }),
}
