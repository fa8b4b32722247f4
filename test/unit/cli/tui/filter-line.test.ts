import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listVisible } from '../../../../cli/tui/state/filter.js'
import { changeView } from '../../../../cli/tui/state/move.js'
import { received } from '../../../support/screen-events.js'
import { deliveries, feed, openState, press } from '../../../support/screen-state.js'

const write = (...keys: readonly string[]) => press(openState(), '/', ...keys)
const paste = (text: string, filter = '') => {
  const writing = changeView(write(), { filter })
  return feed(writing, { kind: 'paste', text }).state.view.filter
}

test.each([
  [['a', 'b'], 'ab'],
  [['a', 'backspace'], ''],
  [['a', 'b', 'ctrl-h'], 'a'],
  [['a', '😀', 'ctrl-h'], 'a'],
  [['backspace', 'a'], 'a'],
  [['a', 'ctrl-u', 'b'], 'b'],
  [['a', ' ', 'b'], 'a b'],
  [['日', '本'], '日本'],
  [['ctrl-a', 'a', 'ctrl-l', 'home', 'escape-x'], 'a'],
  [['g', 'G', 'j', 'k', 'h', 'l', '/'], 'gGjkhl/'],
  [['up', 'down', 'left', 'right', 'f1', 'shift-tab'], ''],
])('%j is written as %j', (keys, filter) => {
  expect(write(...keys).view.filter).toBe(filter)
})

test.each(['enter', 'tab'])('%s keeps the filter and goes to the deliveries', (key) => {
  const state = write('a', key)
  expect(state.overlay).toEqual({ kind: 'none' })
  expect(state.view).toMatchObject({ filter: 'a', focus: 'deliveries' })
})

test('Esc brings back the filter of before and leaves the keyboard where it was', () => {
  const before = write('a', 'enter')
  const state = press(before, 'tab', '/', 'ctrl-u', 'b', 'escape')
  expect(state.view).toMatchObject({ filter: 'a', focus: 'detail' })
  expect(state.overlay).toEqual({ kind: 'none' })
})

test('while it is written the detail is about a delivery, from its start', () => {
  const state = press(changeView(openState(), { detailTop: 5 }), '/')
  expect(state.view).toMatchObject({ subject: 'operation', detailTop: 5 })
  expect(press(state, 'a').view).toMatchObject({ subject: 'entry', detailTop: 0 })
})

test.each([
  ['a\tb', 'a b'],
  ['a\r\nb', 'a  b'],
  ['\u001b[31m', ' [31m'],
  ['\u009b', ' '],
  ['', ''],
  ['enter', 'enter'],
  ['backspace', 'backspace'],
])('pasted %j is %j', (text, filter) => {
  expect(paste(text)).toBe(filter)
})

test.each([
  ['a', 199, 200],
  ['a', 200, 200],
  ['ab', 199, 200],
])('%j behind %d characters makes %d', (text, before, after) => {
  expect(paste(text, 'x'.repeat(before))).toHaveLength(after)
  expect(paste(text, 'x'.repeat(before))).toMatch(/^x{199}/)
})

test('a character that no longer fits is left out whole', () => {
  expect(paste('😀😀', 'x'.repeat(199))).toBe(`${'x'.repeat(199)}😀`)
  expect(Array.from(paste('😀'.repeat(300)))).toHaveLength(200)
})

test('a filter lets through what holds it, whatever its case, and nothing else', () => {
  const url = fc.stringMatching(/^\/[a-cA-C]{0,4}$/)
  const needle = fc.stringMatching(/^[a-cA-C/]{1,2}$/)
  fc.assert(
    fc.property(fc.array(url, { maxLength: 8 }), needle, (urls, filter) => {
      const events = urls.map((one, index) =>
        received({ delivery: `${index}`, method: 'X', url: one, body: { size: 0 } }),
      )
      const shown = listVisible(changeView(openState(events), { filter })).map(({ id }) => id)
      const expected = urls.flatMap((one, index) =>
        `x ${one}`.toLowerCase().includes(filter.toLowerCase()) ? [`${index}`] : [],
      )
      expect(shown).toEqual(expected)
    }),
    { numRuns: 100 },
  )
})

test('a longer filter never lets more through', () => {
  const state = openState(deliveries(30))
  fc.assert(
    fc.property(
      fc.stringMatching(/^[dlv0-9-]{0,4}$/),
      fc.constantFrom('1', '2', '-', 'v'),
      (one, more) => {
        const ids = (filter: string) =>
          listVisible(changeView(state, { filter })).map(({ id }) => id)
        const wide = new Set(ids(one))
        expect(ids(one + more).filter((id) => !wide.has(id))).toEqual([])
      },
    ),
    { numRuns: 100 },
  )
})
