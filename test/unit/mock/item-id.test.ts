import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseExample } from '../../../src/mock/example-choice.js'
import { findIdName, listIds, makeNonce } from '../../../src/mock/item-id.js'
import { makeMedia } from '../../support/check.js'

test.each<[string, object, string | undefined, string, string | undefined]>([
  ['named as in the path', { id: 1, invoiceNumber: 'a' }, 'invoice_number', '/x', 'invoiceNumber'],
  ['the plain id', { name: 'a', id: 1 }, undefined, '/x', 'id'],
  ['the id where the path says otherwise', { id: 1 }, 'key', '/x', 'id'],
  ['an id in capitals', { ID: 'a' }, undefined, '/x', 'ID'],
  ['the kind of the collection', { invoiceId: 'a' }, undefined, '/v1/invoices', 'invoiceId'],
  ['the kind in another spelling', { invoice_id: 'a' }, undefined, '/v1/invoices', 'invoice_id'],
  ['the kind of a collection that is not plural', { fishId: 'a' }, undefined, '/fish', 'fishId'],
  ['another kind, which is not it', { customerId: 'a' }, undefined, '/invoices', undefined],
  ['a UUID', { uuid: 'a' }, undefined, '/x', 'uuid'],
  ['the id before the kind and the UUID', { uuid: 'a', xId: 'b', id: 'c' }, undefined, '/x', 'id'],
  ['the kind before the UUID', { uuid: 'a', xId: 'b' }, undefined, '/x', 'xId'],
  ['an object, which is none', { id: { a: 1 } }, undefined, '/x', undefined],
  ['null, which is none', { id: null }, undefined, '/x', undefined],
  ['a boolean, which is none', { id: true }, undefined, '/x', undefined],
  ['something else where that is an object', { id: {}, uuid: 'a' }, 'id', '/x', 'uuid'],
  ['nothing', {}, 'id', '/x', undefined],
])('the id of a thing is %s', (_, record, variable, collection, name) => {
  expect(findIdName({ ...record }, variable, collection)).toBe(name)
})

const ANY = { schema: {}, tokens: ['id'] }

test.each([
  ['inv_1', 1, 'inv_1'],
  ['inv_1', 2, 'inv_2'],
  ['INV-009', 2, 'INV-010'],
  ['INV-999', 2, 'INV-1000'],
  ['7', 4, '10'],
  ['a1b2', 3, 'a1b4'],
  ['2024-01-31', 2, '2024-01-32'],
])('%s created as number %d is %s', (current, ordinal, id) => {
  expect(listIds(current, ordinal, 1, ANY)[0]).toBe(id)
})

test.each([
  [7, 1, 7],
  [7, 3, 9],
  [7.9, 2, 8],
  [-3, 2, -2],
])('the number %d created as number %d is %d, and nothing else', (current, ordinal, id) => {
  expect(listIds(current, ordinal, 1, ANY)).toEqual([id])
})

test.each([
  ['a text without digits', 'abc'],
  ['a UUID, which ends in digits', '123e4567-e89b-12d3-a456-426614174000'],
  ['no text', undefined],
])('%s is not counted on, and gets a mark of its own', (_, current) => {
  const [first] = listIds(current, 2, 1, ANY)
  expect(first).toBe(`id-2-${makeNonce(1, 2)}`)
})

test('a schema that wants a UUID gets one', () => {
  const uuid = {
    schema: { properties: { id: { type: 'string', format: 'uuid' } } },
    tokens: ['id'],
  }
  const [first, ...others] = listIds(undefined, 1, 1, uuid)
  expect(first).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(others).toEqual([])
})

test('marks are twelve digits, the same for the same creation and for no other', () => {
  expect(makeNonce(1, 1)).toMatch(/^[\da-f]{12}$/)
  expect(makeNonce(1, 1)).toBe(makeNonce(1, 1))
  expect(new Set([makeNonce(1, 1), makeNonce(1, 2), makeNonce(2, 1), makeNonce(11, 1)]).size).toBe(
    4,
  )
})

test('the first thing keeps the text it has, and later ones differ', () => {
  const text = fc.tuple(fc.stringMatching(/^[a-z_-]{0,9}$/), fc.nat({ max: 99_999 }))
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 500 }), ([prefix, number], ordinal) => {
      const current = `${prefix}${number}`
      expect(listIds(current, 1, 1, ANY)[0]).toBe(current)
      expect(listIds(current, ordinal, 1, ANY)[0]).toBe(`${prefix}${number + ordinal - 1}`)
    }),
    { numRuns: 100 },
  )
})

const NAMED = makeMedia('application/json', undefined, {
  examples: ['plain', 'small', { a: 1 }, undefined],
  exampleNames: ['', 'small', '__proto__', 'none'],
})

test.each([
  ['small', { ok: true, value: 'small' }],
  ['__proto__', { ok: true, value: { a: 1 } }],
  ['none', { ok: true, value: undefined }],
])('the example %s is there', (name, choice) => {
  expect(chooseExample(NAMED, name)).toEqual(choice)
})

test.each([
  ['large', NAMED, 'the document has no example "large" here: it has small, __proto__, none'],
  ['', NAMED, 'the document has no example "" here: it has small, __proto__, none'],
  ['Small', NAMED, 'the document has no example "Small" here: it has small, __proto__, none'],
  ['a', makeMedia('a/b'), 'the document has no example "a" here: it names none'],
  [
    'a',
    makeMedia('a/b', undefined, { examples: [1], exampleNames: [''] }),
    'the document has no example "a" here: it names none',
  ],
])('the example "%s" is not there, and it is said which are', (name, medium, because) => {
  expect(chooseExample(medium, name)).toEqual({ ok: false, because })
})
