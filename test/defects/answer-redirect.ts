import { answerAlways } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answerRedirect: Defect = {
  name: 'answer-redirect',
  title: 'redirects the trigger with 307',
  expects: ['trigger-redirected'],
  fault: { document: { statuses: [307] }, ...answerAlways(307, { location: '/v2/invoices/' }) },
}
