import { answerAlways } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answer401: Defect = {
  name: 'answer-401',
  title: 'wants a credential for every trigger',
  expects: ['trigger-refused'],
  fault: { document: { statuses: [401] }, ...answerAlways(401, { 'www-authenticate': 'Bearer' }) },
}
