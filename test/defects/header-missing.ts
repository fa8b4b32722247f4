import { ATTEMPT_HEADER } from './invoice/document.js'
import type { Defect } from './invoice/model.js'

export const headerMissing: Defect = {
  name: 'header-missing',
  title: 'leaves out a header that the callback documents',
  expects: ['delivery-parameter'],
  fault: { document: { callbackParameters: [ATTEMPT_HEADER] } },
}
