import { acceptWhere, findProblem } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const ignoresCredentials: ReceiverDefect = {
  name: 'ignores-credentials',
  title: 'never looks at the token',
  expects: ['receiver-credentials-ignored'],
  fault: {
    isSecured: true,
    ...acceptWhere(({ contentType, event, method, path }) => {
      const isMeant = method === 'POST' && path.split('/').length === 4
      return isMeant && contentType === 'application/json' && findProblem(event) === undefined
    }),
  },
}
