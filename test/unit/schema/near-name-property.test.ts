import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMisspelling, findNearName } from '../../../src/schema/near-name.js'

test.each([
  ['ab', 'ac', false],
  ['abc', 'abd', true],
  ['abc', 'ade', false],
  ['abcde', 'abcdx', true],
  ['abcde', 'abcxy', false],
  ['abcdef', 'abcdxy', true],
  ['abcdef', 'abcxyz', false],
  ['abcdef', 'abcd', true],
  ['abcdef', 'abc', false],
  ['abcdef', 'abcdefgh', true],
  ['abcdef', 'abcdefghi', false],
  ['abc', 'acb', false],
  ['a_b', 'A-B', true],
  ['a_b', 'a_c', false],
  ['a b', 'ab', true],
  ['', 'a', false],
  ['_', '-', true],
])('for %j, whether %j is a misspelling: %j', (name, candidate, is) => {
  expect(findMisspelling(name, [candidate])).toBe(is ? candidate : undefined)
})

test('the nearest is taken, and of several the first', () => {
  expect(findMisspelling('abcdef', ['abcdxy', 'abcdex'])).toBe('abcdex')
  expect(findMisspelling('abcdef', ['abcdex', 'abcdey'])).toBe('abcdex')
  expect(findMisspelling('abcdef', ['abcdex', 'abcdef', 'abcdxy'])).toBe('abcdex')
})

test.each([
  ['id', 'invoice.id', true],
  ['id', 'idInvoice', true],
  ['id', 'invoiceIdOld', false],
  ['id', 'valid', false],
  ['ID', 'invoiceId', true],
  ['invoice-id', 'invoice', true],
])('for %s, whether %s is near by its words: %j', (name, candidate, is) => {
  expect(findNearName(name, [candidate])).toBe(is ? candidate : undefined)
})

test('a misspelling is nearer than a shared word, wherever it stands', () => {
  expect(findNearName('callback', ['callback_url', 'calback'])).toBe('calback')
})

test('what is found is a candidate and not the name itself', () => {
  const names = fc.array(fc.string({ maxLength: 6 }), { maxLength: 6 })
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), names, (name, candidates) => {
      const found = findMisspelling(name, candidates)
      expect(found === undefined || candidates.includes(found)).toBe(true)
      expect(findMisspelling(name, [name, ...candidates, name])).toBe(found)
      expect(found).not.toBe(name)
    }),
    { numRuns: 200 },
  )
})
