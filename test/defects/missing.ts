import type { Defect } from './invoice/model.js'

export const missing: Defect = {
  name: 'missing',
  title: 'never sends the callback',
  expects: ['delivery-missing'],
  fault: { callbacks: () => [] },
}
