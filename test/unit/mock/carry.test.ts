import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANYTHING } from '../../../src/mock/answer-rules.js'
import { type AnswerRules, carryValues } from '../../../src/mock/carry.js'

const NONE = new Map<string, string>()

function carry(answer: unknown, record: Record<string, unknown>, rules: Partial<AnswerRules> = {}) {
  return carryValues(answer, { path: NONE, record }, { ...ANYTHING, ...rules })
}

test('members of the same name and type are carried, others are not', () => {
  const answer = { id: 'x', total: 1, paid: false, tags: ['a'], by: { id: 1, name: 'n' }, at: null }
  const record = { id: 7, total: 2, paid: true, tags: [], by: { name: 'm' }, at: 'now', more: 1 }
  expect(carry(answer, record)).toEqual({
    id: 'x',
    total: 2,
    paid: true,
    tags: [],
    by: { id: 1, name: 'm' },
    at: 'now',
  })
})

test('a declared member that the answer lacks is added', () => {
  const isDeclared = (name: string) => name === 'title'
  expect(carry({ id: 1 }, { title: 't', more: 1 }, { isDeclared })).toEqual({ id: 1, title: 't' })
})

test('what the schema does not accept is left as it was', () => {
  const accepts = (value: unknown) => !JSON.stringify(value).includes('bad')
  const rules = { conforms: accepts, isFaultless: accepts }
  expect(carry({ a: 'x', b: 'y' }, { a: 'bad', b: 'good' }, rules)).toEqual({ a: 'x', b: 'good' })
})

test('a breach of format is let pass only where the answer has one already', () => {
  const isFaultless = (value: unknown) => JSON.stringify(value) === '{"a":"x"}'
  expect(carry({ a: 'x' }, { a: 'y' }, { isFaultless })).toEqual({ a: 'x' })
  expect(carry({ a: 'odd' }, { a: 'y' }, { isFaultless })).toEqual({ a: 'y' })
})

test('values reach what a wrapper holds', () => {
  expect(carry({ data: { a: 'x' }, meta: { a: 'x' } }, { a: 'y' })).toEqual({
    data: { a: 'y' },
    meta: { a: 'x' },
  })
})

test('values of the path are carried under their own name in any spelling', () => {
  const path = new Map([
    ['invoice_id', 'i'],
    ['tenantId', '7'],
  ])
  const answer = { invoiceId: 'x', tenant_id: 1, id: 'y' }
  expect(carryValues(answer, { path }, ANYTHING)).toEqual({ invoiceId: 'i', tenant_id: 7, id: 'y' })
  expect(carryValues({ id: 'y' }, { path, own: 'invoice_id' }, ANYTHING)).toEqual({ id: 'i' })
})

test.each([['a text'], [7], [null], [[{ a: 'x' }]], [true]])(
  '%j is no object to carry into',
  (answer) => {
    expect(carry(answer, { a: 'y' })).toBe(answer)
  },
)

test('an answer that nothing changes stays the same object', () => {
  const answer = { a: 'x' }
  expect(carry(answer, { a: 'x', b: 1 })).toBe(answer)
})

test('whatever is carried into whatever, members keep their names and prototypes stay clean', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (answer, record) => {
        const carried = carry(answer, { ...record, ['__proto__']: { polluted: true } })
        expect(Object.keys(carried as object).sort()).toEqual(Object.keys(answer).sort())
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      },
    ),
  )
})
