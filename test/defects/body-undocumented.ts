import type { Defect } from './invoice/model.js'

export const bodyUndocumented: Defect = {
  name: 'body-undocumented',
  title: 'sends a body that is not documented',
  expects: ['delivery-body-unexpected', 'callback-body-undocumented'],
  fault: { document: { callbackMediaType: null } },
}
