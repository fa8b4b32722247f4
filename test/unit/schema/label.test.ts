import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, labelPointer, labelSubject, labelText } from '../../../src/schema/label.js'

/** Any code points, lone surrogates among them. */
const ANY_TEXT = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
})
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

test.each([
  ['', ''],
  ['/paid', 'paid'],
  ['/lines/0/price', 'lines[0].price'],
  ['/0', '[0]'],
  ['/0/1', '[0][1]'],
  ['/007', '[007]'],
  ['/a/-1', 'a["-1"]'],
  ['/a/1x', 'a["1x"]'],
  ['/1x', '["1x"]'],
  ['/content-type', 'content-type'],
  ['/$ref', '$ref'],
  ['/_id/_x', '_id._x'],
  ['/größe/日本', 'größe.日本'],
  ['/a b', '["a b"]'],
  ['/a.b/c', '["a.b"].c'],
  ['/a~1b', '["a/b"]'],
  ['/a~0b', '["a~b"]'],
  ['/a~01b', '["a~1b"]'],
  ['/', '[""]'],
  ['/a/', 'a[""]'],
  ['/__proto__/constructor', '__proto__.constructor'],
  ['/a"b', String.raw`["a\"b"]`],
  ['/a\n', String.raw`["a\n"]`],
  ['/a\u202eb', String.raw`["a\u202eb"]`],
  ['/٣', '["٣"]'],
])('the pointer %j is written %s', (pointer, label) => {
  expect(labelPointer(pointer)).toBe(label)
})

test('a label has at most 120 characters', () => {
  expect(labelPointer(`/${'a'.repeat(120)}`)).toBe('a'.repeat(120))
  expect(labelPointer(`/${'a'.repeat(121)}`)).toBe(`${'a'.repeat(119)}…`)
})

test('no label shows characters that control a terminal, whatever the pointer is', () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      expect(INVISIBLE.test(labelPointer(`/${text}`))).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('text about the whole value stands alone, about a member behind its label', () => {
  expect(labelText('', 'boolean')).toBe('boolean')
  expect(labelText('/lines/0', 'boolean')).toBe('lines[0]: boolean')
  expect(labelText('/', 'boolean')).toBe('[""]: boolean')
})

test('the subject of a sentence is the value or one of its members', () => {
  expect(labelSubject('')).toBe('the value')
  expect(labelSubject('/')).toBe('[""]')
  expect(labelSubject('/a/b')).toBe('a.b')
})

test.each([
  [0, '0 items'],
  [1, '1 item'],
  [2, '2 items'],
  [1.5, '1.5 items'],
  [-1, '-1 items'],
  ['1', '1 items'],
  [undefined, 'undefined items'],
])('a count of %j is written %s', (count, text) => {
  expect(countOf(count, 'item')).toBe(text)
})
