import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import { listHelp } from '../../../../cli/tui/view/help.js'
import { draw, openState, press } from '../../../support/screen-state.js'

/** On a screen of so many rows three are taken by the header and the bottom line. */
const LINES = listHelp(createLook({ color: false, unicode: true })).length

function topAfter(rows: number, ...keys: readonly string[]) {
  const { overlay } = press(openState([], { rows }), '?', ...keys)
  return overlay.kind === 'help' ? overlay.top : overlay.kind
}

test.each([
  [['down'], 1],
  [['j'], 1],
  [['j', 'k'], 0],
  [['k'], 0],
  [['up'], 0],
  [['down', 'up', 'up'], 0],
  [['page-down'], 10],
  [['page-down', 'page-up'], 0],
  [['page-down', 'up'], 9],
  [['page-up'], 0],
])('in the help %j leads to line %d', (keys, top) => {
  expect(topAfter(20, ...keys)).toBe(top)
})

test('the help goes down until its last line is shown, and no further', () => {
  const down = Array.from({ length: 40 }, () => 'down')
  expect(topAfter(20, ...down)).toBe(LINES - 17)
  expect(topAfter(20, ...down, 'page-down')).toBe(LINES - 17)
  expect(topAfter(LINES + 3, 'down')).toBe(0)
  expect(topAfter(LINES + 2, 'down', 'down')).toBe(1)
})

test('at its end the last line of the help stands above the bottom line', () => {
  const state = press(openState([], { rows: 20 }), '?', ...Array.from({ length: 40 }, () => 'j'))
  const lines = draw(state)
  expect(lines.at(-2)).toBe('  ← received   → sent: a trigger, or a delivery to your receiver')
  expect(lines.at(-1)).toBe('Up Down scroll   any other key goes back')
})

test.each(['escape', 'q', '?', 'enter', 'tab', ' ', 'home', 'G'])('%j closes the help', (key) => {
  expect(topAfter(20, key)).toBe('none')
})

test('a key that closes the help does nothing else', () => {
  const state = openState()
  expect(press(state, '?', 'tab')).toEqual(state)
})
