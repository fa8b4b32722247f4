import { expect, test } from 'vitest'
import type { ReceptionFault } from '../../../src/transport/model.js'
import {
  type ClientError,
  describeMalformed,
  faultOf,
  formatRefusal,
  refusalFor,
} from '../../../src/transport/refusal.js'

function clientError(code: string, rawPacket?: Uint8Array): ClientError {
  return Object.defineProperties(
    new Error('Parse Error: words'),
    Object.getOwnPropertyDescriptors({ code, reason: 'words', rawPacket }),
  )
}

test.each<[ReceptionFault, number]>([
  ['body-too-large', 413],
  ['aborted', 400],
  ['timeout', 408],
  ['malformed', 400],
  ['headers-too-large', 431],
])('a request with the fault %s is answered %i', (fault, status) => {
  expect(refusalFor(fault).status).toBe(status)
  expect(formatRefusal(fault)).toMatch(
    new RegExp(`^HTTP/1.1 ${status} Refused\\r\\n(?:.+\\r\\n)*Connection: close\\r\\n\\r\\n`),
  )
})

test('a refusal on a bare socket says its true length', () => {
  const [head = '', body = ''] = formatRefusal('timeout').split('\r\n\r\n')
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`)
  expect(body).toBe('The request did not arrive in time.\n')
})

test.each([
  ['ERR_HTTP_REQUEST_TIMEOUT', 'timeout'],
  ['HPE_HEADER_OVERFLOW', 'headers-too-large'],
  ['HPE_INVALID_EOF_STATE', 'aborted'],
  ['HPE_INVALID_METHOD', 'malformed'],
  ['ECONNRESET', undefined],
  ['EPIPE', undefined],
])('the error %s stands for %s', (code, fault) => {
  expect(faultOf(clientError(code))).toBe(fault)
})

test('a report keeps the first 4 KiB in bytes of its own', () => {
  const packet = new Uint8Array(10_000).fill(65)
  const report = describeMalformed(clientError('HPE_INVALID_METHOD', packet), 'malformed', 7)
  packet.fill(66)
  expect(report).toEqual({
    reason: 'malformed',
    message: 'The request is not valid HTTP/1.1. (words)',
    raw: new Uint8Array(4096).fill(65),
    receivedMs: 7,
  })
})

test.each([
  ['TLS client hello', Uint8Array.from([0x16, 0x03, 0x01, 0x02, 0x00])],
  ['HTTP/2 preface', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
])('a %s is recognised', (what, bytes) => {
  const report = describeMalformed(clientError('HPE_INVALID_METHOD', bytes), 'malformed', 0)
  expect(report.hint).toContain(what)
})

test('a report without bytes has no hint', () => {
  expect(describeMalformed(clientError('ERR_HTTP_REQUEST_TIMEOUT'), 'timeout', 0)).toEqual({
    reason: 'timeout',
    message: 'The request did not arrive in time. (words)',
    raw: new Uint8Array(),
    receivedMs: 0,
  })
})
