import { alter, encode, PAID_EVENT } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const bodyHuge: Defect = {
  name: 'body-huge',
  title: 'sends a body of more than 10 MiB',
  expects: ['delivery-incomplete'],
  fault: alter((callback) => ({
    ...callback,
    body: encode({ ...PAID_EVENT, description: 'x'.repeat(11 * 1024 * 1024) }),
  })),
}
