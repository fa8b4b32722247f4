import { acceptWhere } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsClosedMember: ReceiverDefect = {
  name: 'accepts-closed-member',
  title: 'takes members that the schema forbids',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere(({ text }) => text.includes('"lines"') && text.includes('ringback_unknown')),
}
