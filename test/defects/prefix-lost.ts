import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const prefixLost: Defect = {
  name: 'prefix-lost',
  title: 'drops the path of the callback URL',
  expects: ['delivery-url'],
  fault: alter((callback) => ({
    ...callback,
    url: callback.url.replace(/^(\w+:\/\/[^/]+).*(\/invoices\/)/, '$1$2'),
  })),
}
