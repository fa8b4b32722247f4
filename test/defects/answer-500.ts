import { answerAlways } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answer500: Defect = {
  name: 'answer-500',
  title: 'fails with 500',
  expects: ['trigger-server-error'],
  fault: { document: { statuses: [500] }, ...answerAlways(500) },
}
