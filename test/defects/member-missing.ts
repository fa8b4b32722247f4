import { alterBody } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const memberMissing: Defect = {
  name: 'member-missing',
  title: 'leaves out a required member',
  expects: ['delivery-body-schema'],
  fault: alterBody({ description: 'Invoice paid' }),
}
