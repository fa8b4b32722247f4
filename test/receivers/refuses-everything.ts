import { refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesEverything: ReceiverDefect = {
  name: 'refuses-everything',
  title: 'wants another token than the document says',
  expects: ['receiver-refused'],
  fault: { answer: () => refuse(401, 'who are you') },
}
