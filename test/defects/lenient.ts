import type { Defect } from './invoice/model.js'

export const lenient: Defect = {
  name: 'lenient',
  title: 'accepts invalid triggers',
  expects: ['trigger-invalid-accepted'],
  fault: { validates: false },
}
