import { expect, test } from 'vitest'
import { flowParts, renderField, renderWholeField } from '../../../src/report/field.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const LAYOUT = { indent: 2, label: 8 }
const PLAIN = { color: false, unicode: false, width: 40 }
const style = createTextStyle(PLAIN)
const verbose = createTextStyle({ ...PLAIN, verbose: true })

test('a value stands in a column of its own, and its other lines under it', () => {
  const value = 'the quick brown fox jumps over the lazy dog'
  expect(renderField('arrived', value, LAYOUT, style)).toEqual([
    '  arrived the quick brown fox jumps over',
    '          the lazy dog',
  ])
})

test('the value is as wide as the style leaves it, to the cell', () => {
  expect(renderField('at', `${'x'.repeat(27)} y`, LAYOUT, style)).toHaveLength(1)
  expect(renderField('at', `${'x'.repeat(28)} y`, LAYOUT, style)).toEqual([
    `  at      ${'x'.repeat(28)} y`,
  ])
  expect(renderField('at', `${'x'.repeat(29)} y`, LAYOUT, style)).toEqual([
    `  at      ${'x'.repeat(29)}`,
    '          y',
  ])
})

test('only the label is painted, and its column stays as wide', () => {
  const colored = createTextStyle({ ...PLAIN, color: true })
  expect(renderField('at', 'a\nb', LAYOUT, colored)).toEqual([
    '  \u001b[2mat\u001b[22m      a',
    '          b',
  ])
})

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index + 1}`).join('\n')

test.each([
  [7, 7, '7'],
  [8, 8, '8'],
  [9, 8, '... 2 more lines'],
  [100, 8, '... 93 more lines'],
])('of %d lines %d are shown, the last one %j', (count, shown, last) => {
  const field = renderField('', lines(count), { indent: 0, label: 0 }, style)
  expect([field.length, field.at(-1)]).toEqual([shown, last])
})

test('verbose shows all lines', () => {
  expect(renderField('', lines(100), LAYOUT, verbose)).toHaveLength(100)
})

test('a line for copying stays whole, however long it is', () => {
  const command = `curl ${'x'.repeat(200)}`
  expect(renderWholeField('repeat', command, LAYOUT, style)).toEqual([`  repeat  ${command}`])
})

test.each([
  ['parts that fit', ['ab', 'cd'], 10, ['ab - cd']],
  ['parts that just fit', ['abc', 'defg'], 10, ['abc - defg']],
  ['a part that is one too long', ['abcd', 'efgh'], 10, ['abcd', '  efgh']],
  [
    'a part that fits on the line of the second',
    ['abcdefgh', 'i', 'j'],
    10,
    ['abcdefgh', '  i - j'],
  ],
  ['a part that must be broken itself', ['abcd', 'efghijklmn'], 10, ['abcd', '  efghijkl', '  mn']],
  ['a first part that is too long, which stays', ['abcdefghijklmn'], 10, ['abcdefghijklmn']],
  ['wide signs', ['漢字', '漢字漢'], 10, ['漢字', '  漢字漢']],
  ['no parts', [], 10, []],
])('%s: %j in %d columns are %j', (_, parts, width, flowed) => {
  expect(flowParts(parts, ' - ', 2, width)).toEqual(flowed)
})
