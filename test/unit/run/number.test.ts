import { expect, test } from 'vitest'
import { readCount, readMs } from '../../../src/run/number.js'

test.each([1, 2, 10_000])('%d is a count', (value) => {
  expect(readCount('repeat', value, 3)).toBe(value)
})

test.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53])('%d is no count', (value) => {
  expect(() => readCount('repeat', value, 3)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: `repeat: expected a whole number from 1, but got ${value}.`,
    }),
  )
})

test.each([0, 0.5, 5000, Infinity])('%d milliseconds are a time', (value) => {
  expect(readMs('timeoutMs', value, 3)).toBe(value)
})

test.each([-1, Number.NaN, -Infinity])('%d milliseconds are no time', (value) => {
  expect(() => readMs('timeoutMs', value, 3)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: `timeoutMs: expected milliseconds from 0, but got ${value}.`,
    }),
  )
})

test('where nothing is given, the default is taken', () => {
  expect([readCount('repeat', undefined, 3), readMs('settleMs', undefined, 7)]).toEqual([3, 7])
})
