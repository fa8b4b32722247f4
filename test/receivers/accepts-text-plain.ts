import { acceptWhere, findProblem } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsTextPlain: ReceiverDefect = {
  name: 'accepts-text-plain',
  title: 'takes JSON that says it is text',
  expects: ['receiver-content-type-accepted'],
  fault: acceptWhere(({ contentType, event }) => {
    return contentType === 'text/plain' && findProblem(event) === undefined
  }),
}
