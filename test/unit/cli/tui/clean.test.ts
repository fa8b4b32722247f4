import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chop, clean, cleanStart, cutPainted, fit } from '../../../../cli/tui/view/clean.js'
import { measureWidth } from '../../../../src/index.js'

test('pieces hold the whole text, each within its width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (raw, width) => {
      const text = clean(raw)
      const pieces = chop(text, width)
      expect(pieces.join('')).toBe(text)
      expect(pieces.filter((piece) => measureWidth(piece) > width)).toEqual([])
    }),
  )
})

test('a text of no length is one piece', () => {
  expect(chop('', 10)).toEqual([''])
})

test('wide characters are not cut in half', () => {
  expect(chop('漢字漢字', 5)).toEqual(['漢字', '漢字'])
})

test('a text that takes no room ends all the same', () => {
  expect(chop('\u0301'.repeat(100), 2).join('')).toHaveLength(100)
})

test('fitting gives exactly the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 30 }), (raw, width) => {
      expect(measureWidth(fit(clean(raw), width, '…'))).toBe(width)
    }),
  )
})

test('painted text is cut by its cells, and its colours are ended', () => {
  const red = (text: string) => `\u001b[31m${text}\u001b[39m`
  expect(cutPainted(`ab${red('cdef')}gh`, 4)).toBe(`ab${red('cd')}`)
  expect(cutPainted(`ab${red('cdef')}gh`, 80)).toBe(`ab${red('cdef')}gh`)
  expect(cutPainted(`a${red('漢')}b`, 2)).toBe(`a${red('')}`)
})

test('of a line of a list only the start is worked on', () => {
  expect(cleanStart('x'.repeat(5000)).length).toBeLessThan(1000)
  expect(cleanStart('a\u001bb')).toBe('a\\x1bb')
})
