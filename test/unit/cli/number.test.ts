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
