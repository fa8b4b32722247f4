import { encode, PAID_EVENT } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

/** Sound by the document; it shows whether reports keep secrets to themselves. */
export const secretEcho: Defect = {
  name: 'secret-echo',
  title: 'puts the credential of the trigger into the callback',
  expects: [],
  fault: {
    callbacks: (sound, { authorization = 'nobody' }) =>
      sound.map((callback) => ({
        ...callback,
        headers: { ...callback.headers, 'x-paid-by': authorization },
        body: encode({ ...PAID_EVENT, description: `Paid by ${authorization}` }),
      })),
  },
}
