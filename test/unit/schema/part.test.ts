import { expect, test } from 'vitest'
import { collectParts, locateParts } from '../../../src/schema/part.js'

const locate = (schema: unknown) => [...locateParts(schema).values()]

test.each<[schema: unknown, pointers: readonly string[]]>([
  [true, []],
  [null, []],
  [{}, ['']],
  [{ not: { type: 'string' } }, ['', '/not']],
  [{ not: true, items: false }, ['']],
  [{ allOf: [{}, true, {}] }, ['', '/allOf/0', '/allOf/2']],
  [{ properties: { 'a/b': {}, 'c~d': {} } }, ['', '/properties/a~1b', '/properties/c~0d']],
  [{ properties: { not: {}, enum: {} } }, ['', '/properties/not', '/properties/enum']],
  [
    { patternProperties: { '^a': { items: {} } } },
    ['', '/patternProperties/^a', '/patternProperties/^a/items'],
  ],
  [{ dependentSchemas: { a: {} }, $defs: { B: {} } }, ['', '/dependentSchemas/a', '/$defs/B']],
  [{ const: { not: {} }, default: { not: {} } }, ['']],
  [{ enum: [{}], examples: [{}], required: ['a'] }, ['']],
])('the schema objects of %j stand at %j', (schema, pointers) => {
  expect(locate(schema)).toEqual(pointers)
})

test('an object that stands twice is located where it comes first', () => {
  const shared = { items: {} }
  expect(locate({ allOf: [shared, shared] })).toEqual(['', '/allOf/0', '/allOf/0/items'])
})

test('a cycle of objects ends', () => {
  const cycle: Record<string, unknown> = {}
  cycle.not = cycle
  expect(locate(cycle)).toEqual([''])
})

test('the parts behind references are collected once, those nobody refers to with their list', () => {
  const leaf = { type: 'string' }
  const list = { items: { $ref: '#/$defs/List' }, not: { $ref: '#/$defs/Leaf' } }
  const schema = { $ref: '#/$defs/List', $defs: { List: list, Leaf: leaf } }
  const reader = { schema, origins: new WeakMap() }
  expect(collectParts({ $ref: '#/$defs/List' }, reader)).toEqual(
    new Set([{ $ref: '#/$defs/List' }, list, list.items, list.not, leaf]),
  )
  expect(collectParts([leaf, leaf, true], reader)).toEqual(new Set([leaf]))
  expect(collectParts([], reader).size).toBe(0)
})
