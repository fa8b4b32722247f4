import type { ReceiverDefect } from './invoice/model.js'

export const redirects: ReceiverDefect = {
  name: 'redirects',
  title: 'redirects to its path with a slash',
  expects: ['receiver-redirected'],
  fault: {
    answer: (_, { path }) => ({ status: 307, headers: { location: `${path}/` }, body: '' }),
  },
}
