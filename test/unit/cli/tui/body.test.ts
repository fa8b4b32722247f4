import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import { showBody } from '../../../../cli/tui/view/body.js'
import { captured } from '../../../support/screen-events.js'

const LOOK = createLook({ color: false, unicode: true })
const NO_MARKS = new Map<string, string>()
const KIB_256 = 256 * 1024

function show(body: Parameters<typeof showBody>[0], width = 40): readonly string[] {
  return showBody(body, NO_MARKS, width, LOOK)
}

function showBytes(count: number): readonly string[] {
  return show({ size: count, base64: Buffer.alloc(count, 0xab).toString('base64') }, 80)
}

test.each<[string, Parameters<typeof showBody>[0], readonly string[]]>([
  ['without anything', { size: 0 }, ['(no body)']],
  ['without anything, as text', { size: 0, text: '' }, ['(no body)']],
  ['that was not kept', { size: 1 }, ['(its 1 byte was not kept)']],
  ['that was large and not kept', { size: 12_345 }, ['(its 12,345 bytes were not kept)']],
  ['of one line', captured('a=1'), ['a=1']],
  ['of several lines', captured('a\r\nb\n\nc'), ['a', 'b', '', 'c']],
  ['that ends with its line', captured('a\n'), ['a', '']],
  ['of prose', captured('one two three four'), ['one two', 'three four']],
  ['with controls', captured('a\u001b[2J'), ['a\\x1b[2J']],
  ['of JSON', captured('[1]'), ['[', '  1', ']']],
  ['of broken JSON', captured('[1,]'), ['[1,]']],
  ['of a value alone', captured('null'), ['null']],
])('a body %s', (_, body, lines) => {
  expect(show(body, 10)).toEqual(lines)
})

test('bytes are shown sixteen a line', () => {
  expect(showBytes(17)).toEqual(['(17 bytes that are no UTF-8 text)', 'ab '.repeat(16), 'ab '])
})

test.each([
  [255, 17],
  [256, 17],
  [257, 18],
  [100_000, 18],
])('of %d bytes at most 256 are shown', (count, lines) => {
  const shown = showBytes(count)
  expect(shown).toHaveLength(lines)
  expect(shown.slice(1, 17).join('').trim().split(' ')).toHaveLength(Math.min(count, 256))
  expect(shown.at(-1)?.includes('s saves the whole body')).toBe(count > 256)
})

test.each([
  [1999, 1999],
  [2000, 2000],
  [2001, 2001],
  [9000, 2001],
])('of %d lines of text at most 2,000 are shown', (count, lines) => {
  const shown = show(captured(Array.from({ length: count }, (_, line) => `l${line}`).join('\n')))
  expect(shown).toHaveLength(lines)
  expect(shown[1998]).toBe('l1998')
  expect(shown.at(-1)).toBe(
    count > 2000 ? '… there is more; s saves the whole body' : `l${count - 1}`,
  )
})

test.each([
  [1998, 2000],
  [1999, 2001],
  [9000, 2001],
])('of %d items of JSON at most 2,000 lines are shown', (count, lines) => {
  const shown = show(captured(JSON.stringify(Array.from({ length: count }, () => 0))))
  expect(shown).toHaveLength(lines)
  expect(shown.at(-1)).toBe(count > 1998 ? '… there is more; s saves the whole body' : ']')
})

test('JSON of up to 256 KiB is laid out, more of it is shown as it is', () => {
  const json = (length: number) => `["${'x'.repeat(length - 4)}"]`
  expect(show(captured(json(KIB_256)), 100)[0]).toBe('[')
  const more = show(captured(json(KIB_256 + 1)), 300)
  expect(more[0]).toMatch(/^\["x+$/)
  expect(more.at(-1)).toBe('… 1 more character; s saves the whole body')
})

test('of a long text the start is shown, and how much is left', () => {
  const line = `${'x'.repeat(255)}\n`
  const shown = show(captured(line.repeat(1024) + 'z'.repeat(12_345)), 256)
  expect(shown).toHaveLength(1026)
  expect(shown.at(-1)).toBe('… 12,345 more characters; s saves the whole body')
  expect(shown.join('')).not.toContain('z')
})

test('a line of more than 2,000 characters is not divided at its blanks', () => {
  const words = (length: number) => 'ab '.repeat(length / 3)
  expect(show(captured(words(1998)), 10)[0]).toBe('ab ab ab')
  expect(show(captured(words(2001)), 10)[0]).toBe('ab ab ab a')
})

test('a mark stands in JSON, and nowhere in other text', () => {
  const marks = new Map([['/a', 'code']])
  expect(showBody(captured('{"a":1}'), marks, 40, LOOK)[1]).toBe('  "a": 1  ◀ code')
  expect(showBody(captured('a=1'), marks, 40, LOOK)).toEqual(['a=1'])
})

test('a member that is missing is marked where it is missed', () => {
  expect(showBody(captured('{"a":1}'), new Map([['/b/c', 'code']]), 40, LOOK)[0]).toBe('{  ◀ code')
})
