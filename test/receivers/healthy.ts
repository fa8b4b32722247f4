import type { ReceiverDefect } from './invoice/model.js'

export const healthy: ReceiverDefect = {
  name: 'healthy',
  title: 'keeps every promise',
  expects: [],
  fault: {},
}
