import { answerWhere, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesExtra: ReceiverDefect = {
  name: 'refuses-extra',
  title: 'refuses members that it does not know',
  expects: ['receiver-extra-refused'],
  fault: answerWhere(
    ({ text }) => text.includes('ringback_unknown'),
    refuse(422, 'unknown member'),
  ),
}
