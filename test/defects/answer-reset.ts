import type { Defect } from './invoice/model.js'

export const answerReset: Defect = {
  name: 'answer-reset',
  title: 'closes the connection in place of an answer',
  expects: ['trigger-failed'],
  fault: { answer: () => 'reset' },
}
