import { expect, test } from 'vitest'
import { createPaint, type Paint } from '../../../src/report/paint.js'
import { createSymbols } from '../../../src/report/symbols.js'
import { createTextStyle } from '../../../src/report/text-style.js'

test('Colours open and close their own attribute, so that they nest.', () => {
  const { bold, dim, red, green, yellow, cyan } = createPaint(true)
  expect(bold(red('x'))).toBe('\u001b[1m\u001b[31mx\u001b[39m\u001b[22m')
  expect([dim, green, yellow, cyan].map((paint) => paint('x'))).toEqual([
    '\u001b[2mx\u001b[22m',
    '\u001b[32mx\u001b[39m',
    '\u001b[33mx\u001b[39m',
    '\u001b[36mx\u001b[39m',
  ])
})

function paintsOf({ bold, dim, red, green, yellow, cyan }: Paint) {
  return [bold, dim, red, green, yellow, cyan]
}

test('Nothing is painted without colour, and nothing empty with it.', () => {
  for (const paint of paintsOf(createPaint(false))) expect(paint('x')).toBe('x')
  for (const paint of paintsOf(createPaint(true))) expect(paint('')).toBe('')
})

test('Both sets of signs keep the tree aligned.', () => {
  for (const isUnicode of [true, false]) {
    const { branch, lastBranch, trunk } = createSymbols(isUnicode)
    expect([branch.length, lastBranch.length, trunk.length]).toEqual([3, 3, 3])
  }
  expect(Object.values(createSymbols(false)).join('')).toMatch(/^[\x20-\x7e]+$/)
})

test('A style has 80 columns unless told otherwise, and never fewer than 40.', () => {
  const options = { color: false, unicode: false }
  expect(createTextStyle(options)).toMatchObject({ width: 80, verbose: false })
  expect(createTextStyle({ ...options, width: 5 }).width).toBe(40)
  expect(createTextStyle({ ...options, width: 132, verbose: true })).toMatchObject({
    width: 132,
    verbose: true,
  })
})
