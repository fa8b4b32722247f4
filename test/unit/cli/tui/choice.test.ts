import { expect, test } from 'vitest'
import {
  lookAtDeliveries,
  selectedEntry,
  selectedOperation,
  topOfOperations,
} from '../../../../cli/tui/state/choice.js'
import type { ScreenState, ViewState } from '../../../../cli/tui/state/model.js'
import { changeView } from '../../../../cli/tui/state/move.js'
import { runStarted } from '../../../support/screen-events.js'
import { deliveries, feed, openState, press } from '../../../support/screen-state.js'

/** Seven rows of deliveries. */
function look(count: number, view: Partial<ViewState>) {
  const { top, index } = lookAtDeliveries(changeView(openState(deliveries(count)), view))
  return { top, index }
}

const held = (selected: number, anchor: number) => ({ isFollowing: false, selected, anchor })

test.each([
  ['an empty list', 0, held(0, 0), { top: 0, index: -1 }],
  ['an empty list that is followed', 0, { isFollowing: true }, { top: 0, index: -1 }],
  ['one delivery', 1, held(0, 0), { top: 0, index: 0 }],
  ['a list that just fits', 7, held(6, 6), { top: 0, index: 6 }],
  ['a list that is one too long', 8, { isFollowing: true }, { top: 1, index: 7 }],
  ['the first, wherever it stood', 100, held(0, 5), { top: 0, index: 0 }],
  ['the first row of many', 100, held(50, 0), { top: 50, index: 50 }],
  ['the last row of many', 100, held(50, 6), { top: 44, index: 50 }],
  ['a row that the pane no longer has', 100, held(50, 90), { top: 44, index: 50 }],
  ['the end, so that no row stays empty', 100, held(99, 0), { top: 93, index: 99 }],
  ['a number past the end', 100, held(1000, 0), { top: 93, index: 99 }],
  ['what is followed, whatever was selected', 100, { selected: 3 }, { top: 93, index: 99 }],
])('of %s the right rows are shown', (_, count, view, shown) => {
  expect(look(count, view)).toEqual(shown)
})

/** Deliveries with the numbers 0, 10, 20, 30. */
function withGaps(selected: number): ScreenState {
  const state = openState(deliveries(40))
  const entries = state.entries.filter(({ seq }) => seq % 10 === 0)
  return changeView({ ...state, entries }, held(selected, 0))
}

test.each([
  [0, 'dlv-1'],
  [1, 'dlv-11'],
  [9, 'dlv-11'],
  [10, 'dlv-11'],
  [11, 'dlv-21'],
  [30, 'dlv-31'],
  [31, 'dlv-31'],
])('where number %d is gone the next one that is there is selected: %s', (seq, id) => {
  expect(selectedEntry(withGaps(seq))?.id).toBe(id)
})

const FIFTY = Array.from({ length: 50 }, (_, index) => {
  return { operation: `op${index}`, method: 'GET', path: '/', callbacks: [] }
})

test.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [25, 22],
  [45, 42],
  [46, 43],
  [49, 43],
])('with operation %d selected the first one shown is %d', (operation, top) => {
  const state = openState([], { operations: FIFTY })
  expect(topOfOperations(changeView(state, { operation }))).toBe(top)
})

test('few operations are shown from the first', () => {
  expect(topOfOperations(press(openState(), 'G'))).toBe(0)
})

test('without operations none is selected', () => {
  const state = openState([], { operations: [] })
  expect(selectedOperation(state)).toBeUndefined()
  expect(topOfOperations(state)).toBe(0)
  expect(press(state, 'down', 'G', 'up').view.operation).toBe(0)
})

/** Of fifty operations the last was selected, and the document now has three. */
function shrink(): ScreenState {
  const state = press(openState([runStarted({ plan: [] })], { operations: FIFTY }), 'G')
  const operations = FIFTY.slice(0, 3)
  return feed(state, { kind: 'operations', operations, addresses: [] }).state
}

test('when operations are gone the last one is selected, and the keys move from it', () => {
  const state = shrink()
  expect(selectedOperation(state)?.operation).toBe('op2')
  expect(selectedOperation(press(state, 'up'))?.operation).toBe('op1')
  expect(selectedOperation(press(state, 'down'))?.operation).toBe('op2')
  expect(selectedOperation(press(state, 'g'))?.operation).toBe('op0')
})

test('when operations are gone a click selects what stands under it', () => {
  for (const index of [0, 1, 2]) {
    const { state } = feed(shrink(), { kind: 'press', column: 5, row: 3 + index, step: 0 })
    expect(selectedOperation(state)?.operation).toBe(`op${index}`)
  }
})
