import { acceptWhere, findProblem } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsAnyPath: ReceiverDefect = {
  name: 'accepts-any-path',
  title: 'takes events at any path',
  expects: ['receiver-path-accepted'],
  fault: acceptWhere(({ path, event }) => {
    return path.endsWith('/unknown/path') && findProblem(event) === undefined
  }),
}
