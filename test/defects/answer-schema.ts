import { alterAccepted } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answerSchema: Defect = {
  name: 'answer-schema',
  title: 'answers with a number where the document has text',
  expects: ['trigger-body-schema'],
  fault: alterAccepted((answer) => ({ ...answer, body: '{"msg":7}' })),
}
