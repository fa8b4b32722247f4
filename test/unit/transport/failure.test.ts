import { expect, test } from 'vitest'
import { describeFailure } from '../../../src/transport/failure.js'
import type { Target } from '../../../src/transport/target.js'

const target: Target = {
  origin: 'http://api.test:8000',
  authority: 'api.test:8000',
  isTls: false,
  path: '/',
}

function withCode(message: string, code: string, more: object = {}): Error {
  return Object.defineProperties(
    new Error(message),
    Object.getOwnPropertyDescriptors({ code, ...more }),
  )
}

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'unresolved'],
  ['EAI_AGAIN', 'unresolved'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
  ['UND_ERR_DESTROYED', 'cancelled'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['EPROTO', 'tls'],
  ['HPE_INVALID_CONSTANT', 'malformed'],
  ['EHOSTUNREACH', 'other'],
  ['', 'other'],
])('the code %j is told as %s', (code, reason) => {
  expect(describeFailure(withCode('words', code), target).reason).toBe(reason)
})

test('the attempts at several addresses are told by the first of them', () => {
  const error = new AggregateError([
    withCode('connect ECONNREFUSED ::1:8000', 'ECONNREFUSED'),
    withCode('connect ETIMEDOUT 127.0.0.1:8000', 'ETIMEDOUT'),
  ])
  expect(describeFailure(error, target)).toEqual({
    reason: 'refused',
    message: 'api.test:8000 refused the connection: nothing listens there.',
  })
})

test("a TLS failure gives OpenSSL's reason, not its source files", () => {
  const error = withCode(
    'write EPROTO 00E8:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../x.c:1:\n',
    'EPROTO',
    { library: 'SSL routines', reason: 'wrong version number' },
  )
  expect(describeFailure(error, target).message).toBe(
    'No secure connection to api.test:8000: wrong version number.',
  )
})

test('an interim answer that nobody asked for is malformed, not a reset', () => {
  expect(describeFailure(withCode('bad response', 'UND_ERR_SOCKET'), target).reason).toBe(
    'malformed',
  )
})

test('an answer that is no HTTP hints at https only where that was not used', () => {
  const error = withCode('Expected HTTP/', 'HPE_INVALID_CONSTANT')
  expect(describeFailure(error, target).message).toContain('use https://')
  expect(describeFailure(error, { ...target, isTls: true }).message).not.toContain('https')
})

test('anything else that was thrown becomes a sentence with its own words', () => {
  expect(describeFailure(new Error('invalid x header.'), target).message).toBe(
    'The request to api.test:8000 failed: invalid x header.',
  )
  expect(describeFailure('odd', target).message).toBe('The request to api.test:8000 failed: odd.')
  expect(describeFailure(withCode('', 'EODD'), target).message).toBe(
    'The request to api.test:8000 failed: EODD.',
  )
  expect(describeFailure(new AggregateError([], 'all failed'), target).message).toBe(
    'The request to api.test:8000 failed: all failed.',
  )
})
