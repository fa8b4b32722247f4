import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const wrongPath: Defect = {
  name: 'wrong-path',
  title: 'posts to /invoice/ID in place of /invoices/ID',
  expects: ['delivery-url'],
  fault: alter((callback) => ({
    ...callback,
    url: callback.url.replace(/\/invoices\/([^/]*)$/, '/invoice/$1'),
  })),
}
