import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { expandMerges } from '../../../src/document/yaml-merge.js'
import { failureOf } from './failure.js'

function expand(data: unknown, limits = {}) {
  return expandMerges(data, 'api.yaml', { ...DEFAULT_LIMITS, ...limits })
}

test('own keys win over merged ones', () => {
  expect(expand({ '<<': { a: 1, b: 2 }, b: 3 })).toEqual({ a: 1, b: 3 })
})

test('of several mappings the first wins', () => {
  expect(expand({ '<<': [{ a: 1 }, { a: 2, b: 2 }] })).toEqual({ a: 1, b: 2 })
})

test('what is merged may have merged itself', () => {
  const base = { '<<': { a: 1 }, b: 2 }
  expect(expand({ first: { '<<': base }, second: base })).toEqual({
    first: { a: 1, b: 2 },
    second: { a: 1, b: 2 },
  })
})

test.each(['text', null, 1, ['text'], [{ a: 1 }, null]])(
  'merging %j is left as it is written',
  (value) => {
    expect(expand({ '<<': value })).toEqual({ '<<': value })
  },
)

test('a merged key named __proto__ stays a key', () => {
  const source = JSON.parse('{"__proto__": {"admin": true}}') as object
  const data = expand({ '<<': source })
  expect(Object.keys(data as object)).toEqual(['__proto__'])
  expect(Object.hasOwn({}, 'admin')).toBe(false)
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
})

test('a mapping that merges itself ends', () => {
  const data: Record<string, unknown> = { a: 1 }
  data['<<'] = data
  expect(expand(data)).toEqual({ a: 1 })
})

test('copies count as values', async () => {
  const base = { a: 1, b: 2 }
  const data = [{ '<<': base }, { '<<': base }]
  expect(expand(structuredClone(data), { nodes: 4 })).toHaveLength(2)
  expect(await failureOf(() => expand(data, { nodes: 3 }))).toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message:
      'api.yaml and the files that it refers to hold more than 3 values, with aliases expanded.',
  })
})

test('aliases that make a path deeper than the text end at the depth limit', async () => {
  const data: Record<string, unknown> = {}
  let last: unknown[] = []
  for (let key = 100_000; key > 0; key--) data[key] = last = [last]
  expect(await failureOf(() => expand(data))).toMatchObject({
    message: 'api.yaml is nested deeper than 256 levels.',
  })
})
