import { answerWhere, isRecord, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesAbsentOptional: ReceiverDefect = {
  name: 'refuses-absent-optional',
  title: 'needs what is optional',
  expects: ['receiver-refused'],
  fault: answerWhere(
    ({ event }) => isRecord(event) && !Object.hasOwn(event, 'note'),
    refuse(422, 'note'),
  ),
}
