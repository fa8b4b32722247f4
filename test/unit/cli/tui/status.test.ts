import { expect, test } from 'vitest'
import { changeView } from '../../../../cli/tui/state/move.js'
import { showFilterLine, showStatus } from '../../../../cli/tui/view/status.js'
import { measureWidth } from '../../../../src/index.js'
import { CHOICES } from '../../../support/fake-workbench.js'
import { OPERATIONS } from '../../../support/screen-events.js'
import { deliveries, feed, openState, press } from '../../../support/screen-state.js'

const ALWAYS = '? help   q quit   ! findings   / filter   Tab pane'

test.each([
  ['the operations', [], 'Enter trigger   a all   e edit   x answer'],
  ['the deliveries', ['tab'], 'Enter open   r repeat   c curl   x answer   f forward'],
  ['the detail', ['tab', 'tab'], 'Enter zoom   Esc back   c curl   s save'],
])('the keys that help in %s come first', (_, keys, hints) => {
  expect(showStatus(press(openState(), ...keys), 200)).toBe(`${hints}   ${ALWAYS}`)
})

test.each([
  [
    96,
    'Enter trigger   a all   e edit   x answer   ? help   q quit   ! findings   / filter   Tab pane',
  ],
  [93, 'Enter trigger   a all   e edit   x answer   ? help   q quit   ! findings   / filter'],
  [40, 'Enter trigger   a all   ? help   q quit'],
  [31, 'Enter trigger   ? help   q quit'],
  [30, '? help   q quit'],
  [15, '? help   q quit'],
  [14, 'q quit'],
  [6, 'q quit'],
  [5, 'q qu…'],
])('in %d cells it says %j', (width, line) => {
  expect(showStatus(openState(), width)).toBe(line)
})

test('what can be done with a delivery is told also where nothing can be triggered', () => {
  const state = openState([], { operations: OPERATIONS.slice(1) })
  expect(showStatus(state, 200)).toBe(ALWAYS)
  expect(showStatus(press(state, 'tab'), 200)).toMatch(/^Enter open /)
})

test('over the panes there are other keys', () => {
  const menu = feed(openState(), { kind: 'answers', choices: CHOICES }).state
  expect(showStatus(menu, 80)).toBe('Enter once   a from now on   d as documented   Esc back')
  expect(showStatus(press(openState(), '?'), 80)).toBe('Up Down scroll   any other key goes back')
})

test.each([
  ['info', '\u001b[1msaved\u001b[22m'],
  ['error', '\u001b[31msaved\u001b[39m'],
] as const)('a message of tone %s stands in the place of the keys', (tone, line) => {
  const state = openState([], { color: true })
  expect(showStatus({ ...state, message: { text: 'saved', tone } }, 80)).toBe(line)
})

test('a long message is cut, a hostile one escaped', () => {
  const tell = (text: string) => showStatus({ ...openState(), message: { text, tone: 'info' } }, 10)
  expect(tell('x'.repeat(11))).toBe(`${'x'.repeat(9)}…`)
  expect(tell('x'.repeat(10))).toBe('x'.repeat(10))
  expect(tell('a\u001b[2J')).toBe('a\\x1b[2J')
})

function filterLine(filter: string, width = 40, color = false): string {
  return showFilterLine(changeView(openState(deliveries(3), { color }), { filter }), width)
}

test.each([
  ['', '/ _  3 of 3'],
  ['dlv-2', '/ dlv-2_  1 of 3'],
  ['nothing', '/ nothing_  0 of 3'],
  ['a\u001bb', '/ a\\x1bb_  0 of 3'],
])('the filter %j is written as %s', (filter, line) => {
  expect(filterLine(filter)).toBe(line)
})

test('of a long filter the end is shown, where it is written', () => {
  expect(filterLine(`${'a'.repeat(100)}end`)).toBe(`/ ${'a'.repeat(25)}end_  0 of 3`)
})

test('of a long filter of wide characters the end is shown too', () => {
  const line = filterLine(`${'请'.repeat(100)}end`)
  expect(line).toBe(`/ ${'请'.repeat(12)}end_  0 of 3`)
  expect(measureWidth(line)).toBe(38)
})

test('with colours the place to write is a block', () => {
  expect(filterLine('a', 40, true)).toBe(
    '\u001b[1m/\u001b[22m a\u001b[7m \u001b[27m  \u001b[2m3 of 3\u001b[22m',
  )
})

test('large lists are counted with their thousands apart', () => {
  const state = changeView(openState(deliveries(1200)), { filter: 'dlv-1' })
  expect(showFilterLine(state, 40)).toBe('/ dlv-1_  312 of 1,200')
})
