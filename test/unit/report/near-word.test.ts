import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNearest } from '../../../src/report/near-word.js'

test.each([
  ['a letter changed', 'fail', ['mail'], ['mail']],
  ['a letter too many', 'maill', ['mail'], ['mail']],
  ['a letter missing', 'mal', ['mail'], ['mail']],
  ['two letters swapped, which is two changes', 'amil', ['mail'], ['mail']],
  ['two letters of a short word, which is the limit', 'maxx', ['mail'], ['mail']],
  ['three letters of a short word', 'mxxx', ['mail'], []],
  ['another case', 'MAIL', ['mail'], ['mail']],
  ['a candidate in capitals', 'mail', ['MAIL'], ['MAIL']],
  ['a third of a longer word', 'abcdefghi', ['abcdefxyz'], ['abcdefxyz']],
  ['more than a third of a longer word', 'abcdefghi', ['abcdewxyz'], []],
  ['a third rounded down: two of eight', 'abcdefgh', ['abcdexyz'], []],
  ['a part between dashes', 'crosstalk', ['delivery-crosstalk'], ['delivery-crosstalk']],
  ['a part in another case', 'UsAge', ['RINGBACK_ERR_USAGE'], ['RINGBACK_ERR_USAGE']],
  ['three letters inside a long word', 'url', ['delivery-without-url'], ['delivery-without-url']],
  ['two letters inside a long word, which say nothing', 'ur', ['delivery-without-url'], []],
  ['nothing at all', '', ['delivery-url'], []],
])('%s: %s among %j is near %j', (_, word, words, near) => {
  expect(findNearest(word, words, 5)).toEqual(near)
})

test('the nearest comes first, and of equally near ones the one that is listed first', () => {
  const words = ['delivery-urls', 'delivery-early', 'delivery-url', 'delivery-late', 'delivery-uri']
  expect(findNearest('delivery-url', words, 3)).toEqual([
    'delivery-url',
    'delivery-urls',
    'delivery-uri',
  ])
})

test.each([0, 1, 2, 3])('at most %d are given', (limit) => {
  expect(findNearest('aaa', ['aab', 'aac', 'aad', 'aae'], limit)).toHaveLength(limit)
})

test('of a word longer than any code the first eighty letters count', () => {
  const code = 'x'.repeat(80)
  expect(findNearest(`${code}${'y'.repeat(10_000)}`, [code, 'x'.repeat(10)], 5)).toEqual([code])
})

test('a word is nearest to itself, whatever stands before it', () => {
  const word = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b', '-', 'é') })
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (own, others) => {
      expect(findNearest(own, [...others.filter((other) => other !== own), own], 1)).toEqual([own])
    }),
    { numRuns: 100 },
  )
})
