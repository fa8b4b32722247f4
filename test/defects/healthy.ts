import type { Defect } from './invoice/model.js'

export const healthy: Defect = {
  name: 'healthy',
  title: 'keeps every promise',
  expects: [],
  fault: {},
}
