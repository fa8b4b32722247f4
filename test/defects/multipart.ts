import { alter, encode, PAID_EVENT } from './invoice/callback.js'
import { extendEvent } from './invoice/document.js'
import type { Defect, Fault } from './invoice/model.js'

const MEDIA_TYPE = 'multipart/related'

/** Sends `event` as the JSON part of a body with a receipt beside it. */
export function sendParts(event: unknown): Fault {
  const lines = [
    ...['--b', 'Content-Type: application/json', '', JSON.stringify(event)],
    ...['--b', 'Content-Type: application/pdf', 'Content-ID: <receipt>', '', '%PDF', '--b--', ''],
  ]
  return {
    document: {
      callbackMediaType: MEDIA_TYPE,
      event: {
        type: 'object',
        required: ['jsonData', 'receipt'],
        properties: {
          jsonData: extendEvent({}),
          receipt: { type: 'string', format: 'binary' },
        },
      },
    },
    ...alter((callback) => ({
      ...callback,
      headers: { 'content-type': `${MEDIA_TYPE}; boundary=b` },
      body: encode(lines.join('\r\n')),
    })),
  }
}

export const multipart: Defect = {
  name: 'multipart',
  title: 'sends JSON with a file beside it, as documented',
  expects: [],
  fault: sendParts(PAID_EVENT),
}
