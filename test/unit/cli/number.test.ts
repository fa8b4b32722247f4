import { expect, test } from 'vitest'
import { parseWholeNumber } from '../../../cli/number.js'

const PORT = { from: 0, to: 65_535 }

test.each([
  ['0', 0],
  ['65535', 65_535],
  ['0080', 80],
])('%s is a port', (text, port) => {
  expect(parseWholeNumber('--port', text, PORT)).toBe(port)
})

test.each(['', '65536', '-1', '1.5', '1e3', '0x10', ' 1', 'many', '9'.repeat(20)])(
  '"%s" is no port',
  (text) => {
    expect(() => parseWholeNumber('--port', text, PORT)).toThrow(
      `--port: expected a whole number from 0 to 65535, but got "${text}".`,
    )
  },
)

test('the lower bound counts', () => {
  expect(() => parseWholeNumber('--repeat', '0', { from: 1, to: 9 })).toThrow(
    '--repeat: expected a whole number from 1 to 9, but got "0".',
  )
})

test.each([
  ['999999999999999', 999_999_999_999_999],
  ['000000000000001', 1],
])('%s is read to its last digit', (text, value) => {
  expect(parseWholeNumber('-n', text, { from: 0, to: Number.MAX_SAFE_INTEGER })).toBe(value)
})

test.each([
  '1000000000000000',
  '0000000000000001',
  '9007199254740993',
  '+1',
  '1_000',
  '٣',
  '1\n',
  'NaN',
])('%j is refused, whatever the bounds', (text) => {
  expect(() => parseWholeNumber('-n', text, { from: 0, to: Number.MAX_VALUE })).toThrow(
    '-n: expected a whole number from 0 to',
  )
})
