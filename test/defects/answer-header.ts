import { alterAccepted } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answerHeader: Defect = {
  name: 'answer-header',
  title: 'answers with text in a header that is documented as an integer',
  expects: ['trigger-header'],
  fault: {
    document: {
      answerHeaders: { 'x-remaining': { required: true, schema: { type: 'integer' } } },
    },
    ...alterAccepted((answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-remaining': 'plenty' },
    })),
  },
}
