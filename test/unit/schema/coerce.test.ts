import { expect, test } from 'vitest'
import { coerceLines, coerceText, coerceTexts } from '../../../src/schema/coerce.js'
import type { JsonSchema } from '../../../src/schema/model.js'

test.each<[text: string, schema: JsonSchema, value: unknown]>([
  ['5', { type: 'integer' }, 5],
  ['-1.5e3', { type: 'number' }, -1500],
  ['5', { type: 'string' }, '5'],
  ['5', true, '5'],
  ['5', {}, '5'],
  ['007', { type: 'integer' }, '007'],
  ['0x10', { type: 'integer' }, '0x10'],
  ['Infinity', { type: 'number' }, 'Infinity'],
  ['', { type: 'integer' }, ''],
  [' 5', { type: 'integer' }, ' 5'],
  ['1.5', { type: 'integer' }, 1.5],
  ['true', { type: 'boolean' }, true],
  ['false', { type: 'boolean' }, false],
  ['True', { type: 'boolean' }, 'True'],
  ['1', { type: 'boolean' }, '1'],
  ['null', { type: ['string', 'null'] }, null],
  ['', { type: ['integer', 'null'] }, null],
  ['', { type: ['string', 'null'] }, ''],
  ['5', { type: ['string', 'integer'] }, 5],
  ['auto', { anyOf: [{ type: 'integer' }, { const: 'auto' }] }, 'auto'],
  ['2', { enum: [1, 2] }, 2],
  ['true', { const: true }, true],
  ['7', { allOf: [{ $ref: '#/$defs/N' }], $defs: { N: { type: 'integer' } } }, 7],
  ['7', { $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } }, '7'],
  ['1,2,x', { type: 'array', items: { type: 'integer' } }, [1, 2, 'x']],
  ['a', { type: 'array' }, ['a']],
  ['', { type: 'array' }, []],
  [
    '1,a',
    { type: 'array', prefixItems: [{ type: 'integer' }], items: { type: 'string' } },
    [1, 'a'],
  ],
  [
    '1,2',
    { type: 'array', items: { $ref: '#/$defs/N' }, $defs: { N: { type: 'number' } } },
    [1, 2],
  ],
  ['1,2', { type: 'array', items: { type: 'array', items: { type: 'integer' } } }, ['1', '2']],
  ['r,1,g,x', { type: 'object', properties: { r: { type: 'integer' } } }, { r: 1, g: 'x' }],
  ['r=1,g=a=b', { type: 'object', properties: { r: { type: 'integer' } } }, { r: 1, g: 'a=b' }],
  ['n,1', { type: 'object', additionalProperties: { type: 'integer' } }, { n: 1 }],
  ['r,1,g', { type: 'object' }, 'r,1,g'],
])('%j with %j is %j', (text, schema, value) => {
  expect(coerceText(text, schema)).toEqual(value)
})

test('a member called __proto__ becomes a member and nothing else', () => {
  const value = coerceText('__proto__,1', { type: 'object', properties: { a: {} } })
  expect(Object.keys(value as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

const NUMBERS: JsonSchema = { type: 'array', items: { type: 'integer' } }
const TEXTS: JsonSchema = { type: 'array', items: { type: 'string' } }

test.each<[texts: readonly string[], schema: JsonSchema, value: unknown]>([
  [['Doe, Jane', 'Roe, Jo'], TEXTS, ['Doe, Jane', 'Roe, Jo']],
  [['1', '2', 'x'], NUMBERS, [1, 2, 'x']],
  [['1,2'], NUMBERS, [1, 2]],
  [[''], NUMBERS, []],
  [['1', '2'], { type: 'string' }, '1,2'],
  [['7'], { type: 'integer' }, 7],
])('the repeats %j stand for %j', (texts, schema, value) => {
  expect(coerceTexts(texts, schema)).toEqual(value)
})

test.each<[lines: readonly string[], schema: JsonSchema, values: unknown]>([
  [['1, 2 ,3'], NUMBERS, [[1, 2, 3]]],
  [['1, 2', '3'], NUMBERS, [[1, 2, 3]]],
  [['a b,\tc'], TEXTS, [['a b', 'c']]],
  [['Sun, 06 Nov 1994'], { type: 'string' }, ['Sun, 06 Nov 1994']],
  [['1', 'x'], { type: 'integer' }, [1, 'x']],
  [['a=1, b=x'], { type: 'object', properties: { a: { type: 'integer' } } }, [{ a: 1, b: 'x' }]],
])('the header lines %j stand for %j', (lines, schema, values) => {
  expect(coerceLines(lines, schema)).toEqual(values)
})
