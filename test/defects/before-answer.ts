import type { Defect } from './invoice/model.js'

export const beforeAnswer: Defect = {
  name: 'before-answer',
  title: 'sends the callback before it answers the trigger',
  expects: ['delivery-early'],
  fault: { isInline: true },
}
