import { STATUS_CODES } from 'node:http'
import { expect, test } from 'vitest'
import { findReasonPhrase } from '../../../src/transport/reason-phrase.js'

test.each([
  [200, 'OK'],
  [204, 'No Content'],
  [404, 'Not Found'],
  [413, 'Content Too Large'],
  [422, 'Unprocessable Content'],
  [511, 'Network Authentication Required'],
])('%i is %s', (status, phrase) => {
  expect(findReasonPhrase(status)).toBe(phrase)
})

test('every status that Node has words for has some', () => {
  const missing = Object.keys(STATUS_CODES).filter(
    (status) => findReasonPhrase(Number(status)) === undefined,
  )
  expect(missing).toEqual([])
})

test.each([0, 199, 299, 600, Number.NaN])('%i has no words', (status) => {
  expect(findReasonPhrase(status)).toBeUndefined()
})
