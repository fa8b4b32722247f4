import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const doubledSlash: Defect = {
  name: 'doubled-slash',
  title: 'posts to //invoices/ID, as pydantic 2 makes it of a URL without a path',
  expects: ['delivery-url'],
  fault: alter((callback) => ({
    ...callback,
    url: callback.url.replace(/\/invoices\/([^/]*)$/, '//invoices/$1'),
  })),
}
