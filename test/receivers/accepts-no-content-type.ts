import { acceptWhere, findProblem } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsNoContentType: ReceiverDefect = {
  name: 'accepts-no-content-type',
  title: 'takes JSON that does not say what it is',
  expects: ['receiver-content-type-accepted'],
  fault: acceptWhere(({ contentType, event, method, path }) => {
    const isMeant = contentType === undefined && method === 'POST' && !path.endsWith('/path')
    return isMeant && findProblem(event) === undefined
  }),
}
