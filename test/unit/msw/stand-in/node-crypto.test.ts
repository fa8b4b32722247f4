import * as node from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHash, randomBytes } from '../../../../src/msw/stand-in/node-crypto.js'

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** FIPS 180-2, appendix B. */
test.each([
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
])('the hash of %j is that of the standard', (text, expected) => {
  expect(hash(text)).toBe(expected)
})

test('lengths around a block are padded rightly', () => {
  for (let length = 0; length <= 130; length += 1) {
    const text = 'x'.repeat(length)
    expect(hash(text)).toBe(node.createHash('sha256').update(text).digest('hex'))
  }
})

test('the hash of any text is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(hash(text)).toBe(node.createHash('sha256').update(text).digest('hex'))
    }),
  )
})

test('text comes in parts', () => {
  expect(createHash('sha256').update('a').update('bc').digest('hex')).toBe(hash('abc'))
})

test('another algorithm is refused instead of answered wrongly', () => {
  expect(() => createHash('md5')).toThrow('md5 has no stand-in for a page.')
})

test('random bytes differ', () => {
  const [one, other] = [randomBytes(16), randomBytes(16)]
  expect(one).toHaveLength(16)
  expect([...one]).not.toEqual([...other])
  expect(one.toString()).not.toBe(other.toString())
})
