import { answerWhere, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesLarge: ReceiverDefect = {
  name: 'refuses-large',
  title: 'has a limit of 100 kB for a body',
  expects: ['receiver-large-refused'],
  fault: answerWhere(({ text }) => text.length > 100_000, refuse(413, 'too large')),
}
