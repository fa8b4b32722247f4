import { alter, encode } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const bodyXml: Defect = {
  name: 'body-xml',
  title: 'sends XML as documented',
  expects: ['delivery-not-judged'],
  fault: {
    document: { callbackMediaType: 'application/xml' },
    ...alter((callback) => ({
      ...callback,
      headers: { 'content-type': 'application/xml' },
      body: encode('<event><description>Invoice paid</description><paid>true</paid></event>'),
    })),
  },
}
