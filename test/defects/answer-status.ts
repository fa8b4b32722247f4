import { alterAccepted } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answerStatus: Defect = {
  name: 'answer-status',
  title: 'answers with a status that is not documented',
  expects: ['trigger-status-undocumented'],
  fault: alterAccepted((answer) => ({ ...answer, status: 202 })),
}
