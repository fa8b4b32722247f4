import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import type { ViewState } from '../../../../cli/tui/state/model.js'
import { changeView } from '../../../../cli/tui/state/move.js'
import { showTitle, titleDeliveries, titleDetail } from '../../../../cli/tui/view/title.js'
import { measureWidth } from '../../../../src/index.js'
import { openState } from '../../../support/screen-state.js'

const LOOK = createLook({ color: false, unicode: true })
const COLORED = createLook({ color: true, unicode: true })

test.each([
  ['Detail', 12, '─ Detail ───'],
  ['Detail', 9, '─ Deta… ─'],
  ['Detail', 10, '─ Detail ─'],
  ['Deliveries', 10, '─ Deliv… ─'],
  ['', 5, '─  ──'],
])('the title %j in %d cells is %j', (title, width, line) => {
  expect(showTitle(title, false, width, LOOK)).toBe(line)
})

test('the title of the pane with the keyboard stands out', () => {
  expect(showTitle('A', true, 6, COLORED)).toBe(
    '\u001b[2m─\u001b[22m \u001b[1m\u001b[36mA\u001b[39m\u001b[22m \u001b[2m──\u001b[22m',
  )
  expect(showTitle('A', false, 6, COLORED)).toBe('\u001b[2m─\u001b[22m A \u001b[2m──\u001b[22m')
})

test('a title takes exactly its width, whatever the script', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '请', '😀', 'é', ' '), maxLength: 30 })
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 60 }), (title, width) => {
      expect(measureWidth(showTitle(title, true, width, LOOK))).toBe(width)
    }),
    { numRuns: 100 },
  )
})

test.each<[Partial<ViewState>, string]>([
  [{}, 'Deliveries'],
  [{ isFollowing: false }, 'Deliveries · (G follows)'],
  [{ isOnlyFindings: true }, 'Deliveries · with findings · 1'],
  [{ filter: 'create' }, 'Deliveries · "create" · 2'],
  [{ filter: 'a\u001b' }, 'Deliveries · "a\\x1b" · 0'],
  [
    { isOnlyFindings: true, filter: '204', isFollowing: false },
    'Deliveries · with findings · "204" · 1 · (G follows)',
  ],
])('the list with %j is titled %s', (view, title) => {
  expect(titleDeliveries(changeView(openState(), view))).toBe(title)
})

test('the detail tells which lines are shown, counted from 1', () => {
  const state = openState()
  const entry = changeView(state, { subject: 'entry' })
  expect(titleDetail(state, undefined)).toBe('Operation')
  expect(titleDetail(entry, undefined)).toBe('Detail')
  expect(titleDetail(entry, { from: 0, to: 12, of: 30 })).toBe('Detail · lines 1-12 of 30')
})
