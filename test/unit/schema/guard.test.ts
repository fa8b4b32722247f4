import { expect, test } from 'vitest'
import { measureDepth } from '../../../src/schema/guard.js'

const measure = (text: string, limit?: number) => measureDepth(Buffer.from(text), limit)

test.each([
  ['5', 0],
  ['', 0],
  ['[]', 1],
  ['{"a":[{"b":1}],"c":[]}', 3],
  ['[[],[],[]]', 2],
  ['"[[[["', 0],
  [String.raw`["\"[[[",{}]`, 2],
  [String.raw`["\\",[]]`, 2],
  ['["é[日[",[]]', 2],
  ['"unfinished [[[', 0],
  [']]]]', 0],
])('%s is nested %i deep', (text, depth) => {
  expect(measure(text)).toBe(depth)
})

test('the limit itself is allowed, one more is not', () => {
  expect(measure('['.repeat(256))).toBe(256)
  expect(measure('['.repeat(257))).toBe('exceeds')
  expect(measure('[[[]]]', 3)).toBe(3)
  expect(measure('[[{}]]', 2)).toBe('exceeds')
})
