import { expect, test } from 'vitest'
import { describeFetchFailure } from '../../../src/msw/fetch-failure.js'

const TARGET = { origin: 'http://api:80', authority: 'api:80', isTls: false, path: '/' }

function failWith(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'unresolved'],
  ['ECONNRESET', 'reset'],
])('the cause %s of a failed fetch is told: %s', (code, reason) => {
  const error = new TypeError('fetch failed', { cause: failWith(code) })
  expect(describeFetchFailure(error, TARGET).reason).toBe(reason)
})

test('without a cause the error itself is told', () => {
  expect(describeFetchFailure(failWith('ECONNREFUSED'), TARGET)).toEqual({
    reason: 'refused',
    message: 'api:80 refused the connection: nothing listens there.',
  })
})

test('a cause that is no error does not hide the error', () => {
  const error = new TypeError('Failed to fetch', { cause: 'CORS' })
  expect(describeFetchFailure(error, TARGET)).toEqual({
    reason: 'other',
    message: 'The request to api:80 failed: Failed to fetch.',
  })
})

test.each([['a text'], [undefined], [null], [7]])('%j that is thrown is a failure', (thrown) => {
  expect(describeFetchFailure(thrown, TARGET).reason).toBe('other')
})
