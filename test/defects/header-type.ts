import { alter } from './invoice/callback.js'
import { ATTEMPT_HEADER } from './invoice/document.js'
import type { Defect } from './invoice/model.js'

export const headerType: Defect = {
  name: 'header-type',
  title: 'sends text in a header that is documented as an integer',
  expects: ['delivery-parameter'],
  fault: {
    document: { callbackParameters: [ATTEMPT_HEADER] },
    ...alter((callback) => ({
      ...callback,
      headers: { ...callback.headers, 'x-attempt': 'first' },
    })),
  },
}
