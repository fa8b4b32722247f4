import { acceptWhere } from './invoice/answer.js'
import type { ReceiverDefect } from './invoice/model.js'

export const acceptsBrokenJson: ReceiverDefect = {
  name: 'accepts-broken-json',
  title: 'takes what is no JSON',
  expects: ['receiver-invalid-accepted'],
  fault: acceptWhere(({ event, path, method }) => {
    return event === undefined && method === 'POST' && !path.endsWith('/unknown/path')
  }),
}
