import { answerWhere, refuse } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const refusesEmoji: ReceiverDefect = {
  name: 'refuses-emoji',
  title: 'refuses characters beyond the BMP',
  expects: ['receiver-refused'],
  fault: answerWhere(({ text }) => /\p{Emoji_Presentation}/u.test(text), refuse(422, 'note')),
}
