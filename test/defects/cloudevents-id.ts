import { alter, encode } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const cloudeventsId: Defect = {
  name: 'cloudevents-id',
  title: 'sends a CloudEvent without id',
  expects: ['delivery-cloudevents'],
  fault: {
    document: {
      callbackMediaType: 'application/cloudevents+json',
      event: { type: 'object', required: ['data'], properties: { data: { type: 'object' } } },
    },
    ...alter((callback) => ({
      ...callback,
      headers: { 'content-type': 'application/cloudevents+json' },
      body: encode({ source: '/invoices', type: 'paid', specversion: '1.0', data: {} }),
    })),
  },
}
