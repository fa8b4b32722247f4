import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listStatuses, tellAction } from '../../../src/mock/action.js'
import {
  findSubject,
  isSameName,
  replaceSubject,
  withMember,
} from '../../../src/mock/json-record.js'
import type { Resource } from '../../../src/mock/resource.js'

test.each([
  [{ id: 1 }, { record: { id: 1 } }],
  [{ data: { id: 1 } }, { record: { id: 1 }, wrapper: 'data' }],
  [
    { result: { id: 1 }, ok: true },
    { record: { id: 1 }, wrapper: 'result' },
  ],
  [{ item: {} }, { record: {}, wrapper: 'item' }],
  [{ payload: { id: 1 } }, { record: { id: 1 }, wrapper: 'payload' }],
  [{ resource: { id: 1 } }, { record: { id: 1 }, wrapper: 'resource' }],
  [{ response: { id: 1 } }, { record: { id: 1 }, wrapper: 'response' }],
  [{ Data: { id: 1 } }, { record: { Data: { id: 1 } } }],
  [{ data: [1] }, { record: { data: [1] } }],
  [{ data: null, id: 1 }, { record: { data: null, id: 1 } }],
  [{ data: 'text' }, { record: { data: 'text' } }],
  [{ data: { id: 1 }, result: { id: 2 } }, { record: { data: { id: 1 }, result: { id: 2 } } }],
  [
    { data: { id: 1 }, result: 'ok' },
    { record: { id: 1 }, wrapper: 'data' },
  ],
  [{ data: { data: { id: 1 } } }, { record: { data: { id: 1 } }, wrapper: 'data' }],
  [{}, { record: {} }],
])('the answer %j is about %j', (answer, subject) => {
  expect(findSubject(answer)).toEqual(subject)
})

test.each([[[{ id: 1 }]], ['text'], [7], [null], [undefined]])(
  '%j is about no object',
  (answer) => {
    expect(findSubject(answer)).toBeUndefined()
  },
)

test('what a prototype holds wraps nothing', () => {
  const answer: unknown = Object.create({ data: { id: 1 } })
  expect(findSubject(answer)?.wrapper).toBeUndefined()
})

test('a subject goes back to where it was, and its answer is left alone', () => {
  const answer = { ok: true, data: { id: 1 }, more: 2 }
  const subject = findSubject(answer)
  const replaced = subject && replaceSubject(answer, subject, { id: 9 })
  expect(replaced).toEqual({ ok: true, data: { id: 9 }, more: 2 })
  expect(answer.data).toEqual({ id: 1 })
  expect(replaceSubject({ id: 1 }, { record: { id: 1 } }, { id: 9 })).toEqual({ id: 9 })
})

test('an answer is the same again with its own subject', () => {
  const member = fc.oneof(fc.integer(), fc.record({ id: fc.integer() }), fc.constant([1]))
  const name = fc.constantFrom('data', 'result', 'id', '__proto__', 'item')
  const answers = fc
    .array(fc.tuple(name, member), { maxLength: 4 })
    .map((members) => Object.fromEntries(members) as Record<string, unknown>)
  fc.assert(
    fc.property(answers, (answer) => {
      const subject = findSubject(answer)
      expect(subject && replaceSubject(answer, subject, subject.record)).toEqual(answer)
    }),
    { numRuns: 150 },
  )
})

test('a member is set in a copy, in its place or behind the others', () => {
  const record = { a: 1, b: 2 }
  expect(Object.entries(withMember(record, 'a', 3))).toEqual([
    ['a', 3],
    ['b', 2],
  ])
  expect(Object.keys(withMember(record, 'c', 3))).toEqual(['a', 'b', 'c'])
  expect(record).toEqual({ a: 1, b: 2 })
  const hostile = withMember({}, '__proto__', { polluted: 1 })
  expect(Object.keys(hostile)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype)
})

test.each([
  ['invoiceId', 'invoice_id', true],
  ['INVOICE-ID', 'invoiceid', true],
  ['__id__', 'id', true],
  ['invoice id', 'invoiceid', false],
  ['invoiceId', 'invoiceIds', false],
  ['', '_-', true],
])('%s and %s are the same name: %s', (first, second, isSame) => {
  expect(isSameName(first, second)).toBe(isSame)
  expect(isSameName(second, first)).toBe(isSame)
})

const COLLECTION: Resource = { kind: 'collection', key: '/a', itemVariable: 'id' }
const ITEM: Resource = { kind: 'item', key: '/a', id: '7', variable: 'id' }

test.each([
  ['GET', COLLECTION, 'list'],
  ['POST', COLLECTION, 'create'],
  ['PUT', COLLECTION, 'none'],
  ['DELETE', COLLECTION, 'none'],
  ['GET', ITEM, 'show'],
  ['PUT', ITEM, 'replace'],
  ['PATCH', ITEM, 'change'],
  ['DELETE', ITEM, 'remove'],
  ['POST', ITEM, 'none'],
  ['HEAD', ITEM, 'none'],
  ['get', ITEM, 'none'],
  ['GET', undefined, 'none'],
  ['POST', undefined, 'none'],
] as const)('%s on %j does %s', (method, resource, action) => {
  expect(tellAction(method, resource)).toBe(action)
})

test.each([
  ['create', false, [201]],
  ['create', true, [201]],
  ['replace', false, [201]],
  ['replace', true, [200, 204]],
  ['change', true, []],
  ['remove', true, []],
  ['list', true, []],
  ['show', true, []],
  ['none', false, []],
] as const)('what tells best of %s (known: %s) is %j', (action, isKnown, statuses) => {
  expect(listStatuses(action, isKnown)).toEqual(statuses)
})
