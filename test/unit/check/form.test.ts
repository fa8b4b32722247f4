import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForm } from '../../../src/check/form.js'
import type { JsonSchema } from '../../../src/schema/model.js'

const INVOICE: JsonSchema = {
  type: 'object',
  properties: {
    total: { type: 'number' },
    paid: { type: 'boolean' },
    title: { type: 'string' },
    lines: { type: 'array', items: { type: 'integer' } },
  },
}

test('values get the types that the schema has for them', () => {
  expect(readForm('total=12.5&paid=true&title=12.5&lines=1&lines=2', INVOICE)).toEqual({
    total: 12.5,
    paid: true,
    title: '12.5',
    lines: [1, 2],
  })
})

test('one value of a list is a list of one', () => {
  expect(readForm('lines=7', INVOICE)).toEqual({ lines: [7] })
})

test('text that is no number stays text, so that the check can show it', () => {
  expect(readForm('total=much&paid=yes', INVOICE)).toEqual({ total: 'much', paid: 'yes' })
})

test('names and values are decoded, blanks written as plus among them', () => {
  expect(readForm('ti%74le=a+b%26c', INVOICE)).toEqual({ title: 'a b&c' })
})

test('what the schema does not name stays text, repeats joined', () => {
  expect(readForm('other=1&other=2&more=true', INVOICE)).toEqual({ other: '1,2', more: 'true' })
})

test('an empty body is an empty form', () => {
  expect(readForm('', INVOICE)).toEqual({})
})

test('properties are found behind references and in allOf', () => {
  const bundle: JsonSchema = {
    $ref: '#/$defs/Whole',
    $defs: {
      Whole: { allOf: [{ properties: { a: { type: 'integer' } } }, { $ref: '#/$defs/Part' }] },
      Part: { properties: { b: { $ref: '#/$defs/Flag' } } },
      Flag: { type: 'boolean' },
    },
  }
  expect(readForm('a=1&b=false&c=2', bundle)).toEqual({ a: 1, b: false, c: '2' })
})

test.each<[string, JsonSchema]>([
  ['a circle', { $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } }],
  [
    'a circle of properties',
    { properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { $ref: '#/$defs/A' } } },
  ],
  ['a reference to nothing', { $ref: '#/$defs/Gone' }],
  ['a reference by the name of a built-in', { $ref: '#/$defs/constructor', $defs: {} }],
  ['anything', true],
  ['nothing', false],
])('a schema that is %s leaves text as it is', (_, bundle) => {
  expect(readForm('a=1', bundle)).toEqual({ a: '1' })
})

test('names of built-in members are members like all others', () => {
  const form = readForm('__proto__=x&constructor=y&hasOwnProperty=z', INVOICE)
  expect(Object.keys(form)).toEqual(['__proto__', 'constructor', 'hasOwnProperty'])
  expect(Object.getPrototypeOf(form)).toBe(Object.prototype)
  expect(form['title']).toBeUndefined()
})

test('any bytes are some form, with the names that they hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const names = [...new Set(new URLSearchParams(text).keys())]
      expect(Object.keys(readForm(text, INVOICE)).sort()).toEqual(names.sort())
    }),
  )
})

test('items of a repeated name may hold commas', () => {
  const schema: JsonSchema = {
    properties: { names: { type: 'array', items: { type: 'string' } } },
  }
  expect(readForm('names=Doe%2C+Jane&names=Roe', schema)).toEqual({ names: ['Doe, Jane', 'Roe'] })
})

test('objects and lists in lists are JSON, and what is no JSON stays text', () => {
  const line = { type: 'object', properties: { k: { type: 'integer' } } }
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      lines: { type: 'array', items: { $ref: '#/$defs/Line' } },
      line: { $ref: '#/$defs/Line' },
      rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    },
    $defs: { Line: line },
  }
  const form = (members: Record<string, string[]>) =>
    Object.entries(members)
      .flatMap(([name, texts]) => texts.map((text) => `${name}=${encodeURIComponent(text)}`))
      .join('&')
  expect(
    readForm(form({ lines: ['{"k":1}', '{"k":2}'], line: ['{"k":"x"}'], rows: ['[1,2]'] }), schema),
  ).toEqual({ lines: [{ k: 1 }, { k: 2 }], line: { k: 'x' }, rows: [[1, 2]] })
  expect(readForm(form({ lines: ['{"k":1}'], rows: ['[1]', '[2]'] }), schema)).toEqual({
    lines: [{ k: 1 }],
    rows: [[1], [2]],
  })
  expect(readForm(form({ lines: ['[{"k":1}]'] }), schema)).toEqual({ lines: [{ k: 1 }] })
  expect(readForm(form({ line: ['k,1'] }), schema)).toEqual({ line: { k: 1 } })
  expect(readForm(form({ lines: ['{broken'] }), schema)).toEqual({ lines: ['{broken'] })
})
