import { alterAccepted } from './invoice/answer.js'
import type { Defect } from './invoice/model.js'

export const answerContentType: Defect = {
  name: 'answer-content-type',
  title: 'answers in a media type that is not documented',
  expects: ['trigger-content-type'],
  fault: alterAccepted((answer) => ({
    ...answer,
    headers: { 'content-type': 'text/html' },
    body: '<p>Invoice received</p>',
  })),
}
