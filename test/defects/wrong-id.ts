import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const wrongId: Defect = {
  name: 'wrong-id',
  title: 'names another invoice in the URL',
  expects: ['delivery-url'],
  fault: alter((callback) => ({ ...callback, url: `${callback.url}-copy` })),
}
