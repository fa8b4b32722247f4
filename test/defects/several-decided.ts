import type { Defect } from './invoice/model.js'

export const severalDecided: Defect = {
  name: 'several-decided',
  title: 'documents two callbacks on one URL that their bodies tell apart',
  expects: [],
  fault: {
    document: { secondEvent: { type: 'object', required: ['dueAt'] } },
  },
}
