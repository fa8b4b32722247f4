import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { limitWarnings, readMaxWarnings } from '../../../cli/max-warnings.js'

async function limit(exitCode: number, warnings: number, maxWarnings: number | undefined) {
  const stderr = new PassThrough()
  const result = await limitWarnings(exitCode, { warnings, maxWarnings }, { stderr })
  return [result, String(stderr.read() ?? '')]
}

test('as many warnings as allowed change nothing', async () => {
  expect(await limit(0, 2, 2)).toEqual([0, ''])
  expect(await limit(0, 99, undefined)).toEqual([0, ''])
})

test('one warning more is exit code 1, and says why', async () => {
  expect(await limit(0, 3, 2)).toEqual([1, '3 warnings, more than --max-warnings 2 allows\n'])
})

test('a single warning is told as one', async () => {
  expect(await limit(0, 1, 0)).toEqual([1, '1 warning, more than --max-warnings 0 allows\n'])
})

test('an exit code that tells more stays', async () => {
  expect(await limit(3, 9, 0)).toEqual([3, ''])
})

test('the limit is a whole number from 0', () => {
  expect(readMaxWarnings(undefined)).toBe(undefined)
  expect(readMaxWarnings('0')).toBe(0)
  expect(() => readMaxWarnings('-1')).toThrow('--max-warnings: expected a whole number')
})
