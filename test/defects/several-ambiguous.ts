import type { Defect } from './invoice/model.js'

export const severalAmbiguous: Defect = {
  name: 'several-ambiguous',
  title: 'documents two callbacks that nothing tells apart',
  expects: ['delivery-ambiguous'],
  fault: {
    document: { secondEvent: { type: 'object', required: ['description'] } },
  },
}
