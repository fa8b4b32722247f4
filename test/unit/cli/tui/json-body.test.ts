import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import { layOutJson } from '../../../../cli/tui/view/json.js'
import { paintJson } from '../../../../cli/tui/view/json-body.js'
import { measureWidth } from '../../../../src/index.js'

const LOOK = createLook({ color: false, unicode: true })
const COLORED = createLook({ color: true, unicode: true })
const NO_MARKS = new Map<string, string>()

function paint(
  json: string,
  {
    marks = NO_MARKS,
    width = 40,
    look = LOOK,
  }: Partial<Record<'marks', Map<string, string>>> & {
    readonly width?: number
    readonly look?: typeof LOOK
  } = {},
): readonly string[] {
  return paintJson(layOutJson(json) ?? [], marks, width, look)
}

test('strings are green, other values yellow, keys cyan, brackets plain', () => {
  expect(paint('{"a":"x","b":1,"c":[]}', { look: COLORED })).toEqual([
    '{',
    '  \u001b[36m"a": \u001b[39m\u001b[32m"x",\u001b[39m',
    '  \u001b[36m"b": \u001b[39m\u001b[33m1,\u001b[39m',
    '  \u001b[36m"c": \u001b[39m[]',
    '}',
  ])
})

test('what a finding is about is red, key and value, with its code behind it', () => {
  const marks = new Map([['/a', 'code']])
  expect(paint('{"a":1}', { marks, look: COLORED })[1]).toBe(
    '  \u001b[31m"a": \u001b[39m\u001b[31m1\u001b[39m  \u001b[1m\u001b[31m◀ code\u001b[39m\u001b[22m',
  )
})

test('a value that has members is marked where it starts, and not where it ends', () => {
  const marks = new Map([
    ['', 'whole'],
    ['/a', 'part'],
  ])
  expect(paint('{"a":[1],"b":{}}', { marks })).toEqual([
    '{  ◀ whole',
    '  "a": [  ◀ part',
    '    1',
    '  ],',
    '  "b": {}',
    '}',
  ])
})

test('a member that comes twice is marked twice', () => {
  expect(paint('{"a":1,"a":2}', { marks: new Map([['/a', 'x']]) })).toEqual([
    '{',
    '  "a": 1,  ◀ x',
    '  "a": 2  ◀ x',
    '}',
  ])
})

test.each([
  ['x'.repeat(10), ['  "a": "xxxxxxxxxx"  ◀ code']],
  ['x'.repeat(11), ['  "a": "xxxxxxxxxxx"', '    ◀ code']],
  ['请'.repeat(5), ['  "a": "请请请请请"  ◀ code']],
  [`${'请'.repeat(5)}x`, ['  "a": "请请请请请x"', '    ◀ code']],
])('the mark of %s stands behind it where there is room, else below', (value, lines) => {
  const marks = new Map([['/a', 'code']])
  expect(paint(JSON.stringify({ a: value }), { marks, width: 27 }).slice(1, -1)).toEqual(lines)
})

test('where a mark takes three cells it needs them too', () => {
  const look = createLook({ color: false, unicode: false })
  const marks = new Map([['/a', 'code']])
  const show = (width: number) => paint('{"a":1}', { marks, width, look }).slice(1, -1)
  expect(show(18)).toEqual(['  "a": 1  <-- code'])
  expect(show(17)).toEqual(['  "a": 1', '    <-- code'])
})

test('a long value goes on below, further to the right', () => {
  expect(paint(JSON.stringify({ a: 'x'.repeat(40) }), { width: 24 })).toEqual([
    '{',
    `  "a": "${'x'.repeat(14)}`,
    `    ${'x'.repeat(15)}`,
    `    ${'x'.repeat(11)}"`,
    '}',
  ])
})

test('a key that takes most of the line leaves its value a line of its own', () => {
  expect(paint(JSON.stringify({ [`k${'e'.repeat(30)}y`]: 1 }), { width: 24 })).toEqual([
    '{',
    `  "k${'e'.repeat(18)}`,
    `  ${'e'.repeat(12)}y": `,
    '    1',
    '}',
  ])
})

test('a key of wide characters is long by its cells', () => {
  expect(paint(JSON.stringify({ 请请请请请: '值值值值值值' }), { width: 24 })).toEqual([
    '{',
    '  "请请请请请": ',
    '    "值值值值值值"',
    '}',
  ])
})

test.each([
  [19, 38],
  [20, 40],
  [21, 40],
  [60, 40],
])('a value %d levels deep stands %d cells to the right', (depth, cells) => {
  const lines = paint(`${'['.repeat(depth)}7${']'.repeat(depth)}`, { width: 80 })
  expect(lines.find((line) => line.includes('7'))).toBe(`${' '.repeat(cells)}7`)
})

test('controls in keys, values and codes are escaped', () => {
  const marks = new Map([['/a\u202e', 'co\u001bde']])
  expect(paint('{"a\u202e":"x\u009b"}', { marks, width: 60 })[1]).toBe(
    '  "a\\u202e": "x\\x9b"  ◀ co\\x1bde',
  )
})

test('nothing of a body is lost, and no line of it is wider than its pane', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '请', '😀', ' ', '"', '/'), maxLength: 60 })
  const value = fc.dictionary(text, text, { maxKeys: 4 })
  fc.assert(
    fc.property(value, fc.integer({ min: 24, max: 60 }), (body, width) => {
      const json = JSON.stringify(body)
      const lines = paint(json, { width, look: COLORED }).map(stripVTControlCharacters)
      expect(lines.filter((line) => measureWidth(line) > width)).toEqual([])
      const bare = (shown: string) => shown.replaceAll(/\s/g, '')
      expect(bare(lines.join(''))).toBe(bare(json))
    }),
    { numRuns: 100 },
  )
})
