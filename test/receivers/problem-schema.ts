import type { ReceiverDefect } from './invoice/model.js'

export const problemSchema: ReceiverDefect = {
  name: 'problem-schema',
  title: 'refuses with a body that breaks its schema',
  expects: ['receiver-body-schema'],
  fault: {
    answer: (sound) => (sound.status === 422 ? { ...sound, body: '{"error":"bad"}' } : sound),
  },
}
