import { expect, test } from 'vitest'
import type { Cause } from '../../../../src/document/structure/model.js'
import {
  CONSEQUENCE,
  describeCause,
  hasSiblings,
  labelPointer,
  lastToken,
} from '../../../../src/document/structure/words.js'

function describe(keyword: string, limit: unknown, value: unknown, pointer = '/a/b') {
  const cause: Cause = { keyword, pointer, keywordLocation: 'x#/', isName: false }
  return describeCause(cause, limit, value, '3.1.0')
}

const CONTENT_OR_SCHEMA = [{ required: ['content'] }, { required: ['schema', 'style'] }]

test.each<[keyword: string, limit: unknown, value: unknown, expected: string, arrived: string]>([
  ['type', 'object', 1, 'a mapping', '1'],
  ['type', 'array', {}, 'a list', '{}'],
  ['type', 'string', null, 'a string', 'null'],
  ['type', 'boolean', 'true', 'true or false', '"true"'],
  ['type', 'integer', 1.5, 'a whole number', '1.5'],
  ['type', 'number', 'x', 'a number', '"x"'],
  ['type', ['object', 'boolean'], [], 'a mapping or true or false', '[]'],
  ['type', 'null', 1, 'null', '1'],
  ['type', undefined, 1, 'undefined', '1'],
  ['enum', ['get', 'put'], 'GET', '"get" | "put"', '"GET"'],
  ['enum', 'no list', 'x', '', '"x"'],
  ['const', true, false, 'true', 'false'],
  ['required', ['info', 'paths'], { info: {} }, 'paths', 'info'],
  ['required', ['info', 'paths'], {}, 'info, paths', 'nothing'],
  ['required', ['info'], { info: 1 }, 'more fields', 'info'],
  [
    'required',
    ['info'],
    { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 },
    'info',
    'a, b, c, d, e and 1 more',
  ],
  ['required', ['info'], 'text', 'info', '"text"'],
  ['required', ['constructor'], {}, 'constructor', 'nothing'],
  ['validate', undefined, {}, 'no such field here', 'b'],
  ['pattern', '^x-', 'y', 'text like ^x-', '"y"'],
  ['minProperties', 1, {}, 'something in it', '{}'],
  ['minItems', 1, [], 'something in it', '[]'],
  ['minLength', 1, '', 'something in it', '""'],
  ['uniqueItems', true, [1, 1], 'every item once', '[1, 1]'],
  ['minimum', 0, -1, 'at least 0', '-1'],
  ['exclusiveMinimum', 0, 0, 'more than 0', '0'],
  ['maxProperties', 1, { a: 1, b: 2 }, 'at most 1 in it', '{"a": 1, "b": 2}'],
  ['oneOf', CONTENT_OR_SCHEMA, {}, 'one of content, schema and style', 'none of them'],
  ['oneOf', [{ required: ['a'] }, { required: ['b'] }], { a: 1, b: 2 }, 'only one of a, b', 'a, b'],
  ['anyOf', [{ required: ['a'] }, {}], {}, 'what OpenAPI 3.1.0 allows here', '{}'],
  ['anyOf', [], 1, 'what OpenAPI 3.1.0 allows here', '1'],
  ['anyOf', [], { $ref: '#/a', type: 'x' }, '$ref alone', '$ref beside type'],
  ['oneOf', [], { $ref: '#/a' }, 'what OpenAPI 3.1.0 allows here', '{"$ref": "#/a"}'],
  ['not', { required: ['schema'] }, { schema: 1 }, 'no schema', 'schema'],
  [
    'not',
    { required: ['example', 'examples'] },
    { example: 1, examples: {} },
    'only one of example, examples',
    'example, examples',
  ],
  ['not', {}, 1, 'what OpenAPI 3.1.0 allows here', '1'],
  ['format', 'uri', 'x y', 'what OpenAPI 3.1.0 allows here (format)', '"x y"'],
])('%s %j of %j: expected %s, arrived %s', (keyword, limit, value, expected, arrived) => {
  expect(describe(keyword, limit, value)).toEqual({ expected, arrived })
})

test('a choice of which just one is there failed by what is in that one', () => {
  const choice = [{ required: ['a'] }, { required: ['b'] }]
  expect(describe('oneOf', choice, { b: 1 })).toBe(CONSEQUENCE)
  expect(describe('anyOf', choice, { a: 1, c: 1 })).toBe(CONSEQUENCE)
})

test('what arrived is short and cannot steer the terminal', () => {
  const { arrived } = describe('type', 'object', `\u001b[2J${'x'.repeat(1000)}`)
  expect(arrived).toMatch(/^"\\u001b\[2Jx+…$/)
  expect(arrived.length).toBeLessThanOrEqual(60)
  expect(describe('validate', 1, 1, '/a/\u202e').arrived).toBe('\\u202e')
})

test.each([
  ['', 'the document'],
  ['/info', 'info'],
  ['/info/title', 'info > title'],
  ['/paths/~1pets/get', '/pets > get'],
  ['/a/b/c/0', 'c > 0'],
  ['/a/\u001b', 'a > \\u001b'],
  ['no pointer', 'the document'],
])('the pointer "%s" is spoken of as %s', (pointer, label) => {
  expect(labelPointer(pointer)).toBe(label)
})

test.each([
  ['/a/b~1c', 'b/c'],
  ['/a/0', '0'],
  ['/a/', ''],
  ['', ''],
  ['no pointer', ''],
])('the last token of "%s" is "%s"', (pointer, token) => {
  expect(lastToken(pointer)).toBe(token)
})

test.each([
  [{ $ref: '#/a', x: 1 }, true],
  [{ $ref: '#/a' }, false],
  [{ x: 1, y: 2 }, false],
  [Object.create({ $ref: '#/a' }) as unknown, false],
  [null, false],
  [['$ref', 'x'], false],
])('that something stands beside $ref in case %# is %s', (value, has) => {
  expect(hasSiblings(value)).toBe(has)
})
