import { expect, test } from 'vitest'
import { ANYTHING } from '../../../src/mock/answer-rules.js'
import type { AnswerRules } from '../../../src/mock/carry.js'
import { showItem, showList } from '../../../src/mock/item-answer.js'
import type { Item } from '../../../src/mock/item-store.js'
import type { JsonRecord } from '../../../src/mock/json-record.js'

const PATH = { path: new Map<string, string>() }

function item(id: string, record: JsonRecord, answer?: JsonRecord): Item {
  return { id, record, size: 1, ...(answer === undefined ? {} : { answer }) }
}

const declaring = (...names: readonly string[]): AnswerRules => {
  return { ...ANYTHING, isDeclared: (name) => names.includes(name) }
}

test.each<[string, unknown, Item, AnswerRules, unknown]>([
  [
    'what its creator was answered',
    { id: 'x', extra: 1 },
    item('7', { id: '7' }, { id: '7' }),
    declaring('id'),
    { id: '7' },
  ],
  [
    'that in the wrapper of this answer',
    { data: { id: 'x' }, ok: true },
    item('7', { id: '7' }, { id: '7' }),
    declaring('id'),
    { data: { id: '7' }, ok: true },
  ],
  [
    'the documented one with what is known, where its creator was told more',
    { id: 'x' },
    item('7', { id: '7', secret: 1 }, { id: '7', secret: 1 }),
    declaring('id'),
    { id: '7' },
  ],
  [
    'the documented one with what is known, where this answer may say more',
    { id: 'x', total: 1 },
    item('7', { id: '7', total: 9 }, { id: '7' }),
    declaring('id', 'total'),
    { id: '7', total: 9 },
  ],
  [
    'what its creator was answered, where the rest is nothing of this answer',
    { id: 'x', total: 1 },
    item('7', { id: '7', password: 'p' }, { id: '7' }),
    declaring('id', 'total'),
    { id: '7' },
  ],
  [
    'the documented one with what is known, where nothing was answered',
    { id: 'x', total: 1 },
    item('7', { id: '7' }),
    declaring('id', 'total'),
    { id: '7', total: 1 },
  ],
  [
    'the documented one, where it is no object',
    'text',
    item('7', {}, { id: '7' }),
    ANYTHING,
    'text',
  ],
])('a thing is shown by %s', (_, plain, kept, rules, shown) => {
  expect(showItem(plain, kept, PATH, rules)).toEqual(shown)
})

test('what its creator was answered is not shown where the schema forbids it', () => {
  const conforms = (value: unknown) => Object.keys(value as object).length === 2
  const rules = { isDeclared: () => true, conforms, isFaultless: conforms }
  const kept = item('7', { id: '7' }, { id: '7' })
  expect(showItem({ id: 'x', total: 1 }, kept, PATH, rules)).toEqual({ id: '7', total: 1 })
})

const TWO = [item('1', { id: '1', a: 1 }, { id: '1' }), item('2', { id: '2', a: 2 })]
const SHOWN = [{ id: '1' }, { id: '2', a: 2 }]

test.each<[string, unknown, unknown]>([
  ['a list', [{ id: 'x' }], SHOWN],
  ['an empty list', [], SHOWN],
  ['the only list of an object', { things: [], page: 1 }, { things: SHOWN, page: 1 }],
  ['a list of the usual name', { tags: ['a'], items: [] }, { tags: ['a'], items: SHOWN }],
  ['the first of the usual names', { results: [], data: [] }, { results: [], data: SHOWN }],
  ['two lists of other names', { a: [], b: [] }, undefined],
  ['no list', { a: 1 }, undefined],
  ['no object', 'text', undefined],
  ['nothing', null, undefined],
  ['its count', { items: [], total: 0 }, { items: SHOWN, total: 2 }],
  [
    'counts of all usual names',
    { items: [], count: 0, totalCount: 0, total_count: 0, size: 0 },
    { items: SHOWN, count: 2, totalCount: 2, total_count: 2, size: 2 },
  ],
  ['a count that is no number', { items: [], total: '0' }, { items: SHOWN, total: '0' }],
  ['a number that counts nothing', { items: [], page: 0 }, { items: SHOWN, page: 0 }],
])('of an answer that holds %s the things are listed: %j', (_, plain, listed) => {
  expect(showList(plain, TWO, ANYTHING)).toEqual(listed)
})

test('where the schema forbids what was answered, things are listed like the documented ones', () => {
  const conforms = (value: unknown) =>
    (value as readonly JsonRecord[]).every((one) => Object.keys(one).join() === 'id,kind')
  expect(showList([{ id: 'x', kind: 'k' }], TWO, { conforms })).toEqual([
    { id: '1', kind: 'k' },
    { id: '2', kind: 'k' },
  ])
})

test('where texts are documented, things are listed by their ids', () => {
  const conforms = (value: unknown) =>
    (value as readonly unknown[]).every((one) => typeof one === 'string')
  expect(showList(['x'], TWO, { conforms })).toEqual(['1', '2'])
})

test('where the schema accepts neither, nothing is listed', () => {
  expect(showList([], TWO, { conforms: () => false })).toBeUndefined()
})

test('an empty store lists nothing, and counts it', () => {
  expect(showList({ items: [{ id: 'x' }], total: 5 }, [], ANYTHING)).toEqual({
    items: [],
    total: 0,
  })
})
