import { expect, test } from 'vitest'
import {
  lookAtDeliveries,
  selectedEntry,
  topOfOperations,
} from '../../../../cli/tui/state/choice.js'
import { applyEvents } from '../../../../cli/tui/state/event.js'
import type { ScreenState } from '../../../../cli/tui/state/model.js'
import { captured, OPERATIONS, received, runStarted } from '../../../support/screen-events.js'
import { deliveries, openState, press } from '../../../support/screen-state.js'

const MANY = [runStarted(), ...deliveries(100)]

test('the newest delivery is selected and at the bottom until somebody moves', () => {
  const state = openState(MANY)
  expect(selectedEntry(state)?.id).toBe('dlv-100')
  expect(lookAtDeliveries(state)).toMatchObject({ top: 93, index: 99, height: 7 })
  expect(selectedEntry(applyEvents(state, deliveries(1, 101)))?.id).toBe('dlv-101')
})

test('moving up holds the selection, and what arrives does not move the rows', () => {
  const state = press(openState(MANY), 'tab', 'up')
  expect(selectedEntry(state)?.id).toBe('dlv-99')
  const later = applyEvents(state, deliveries(50, 101))
  expect(selectedEntry(later)?.id).toBe('dlv-99')
  expect(lookAtDeliveries(later).top).toBe(lookAtDeliveries(state).top)
})

test('G, and going down to the last, follow again', () => {
  const held = press(openState(MANY), 'tab', 'k', 'k')
  expect(held.view.isFollowing).toBe(false)
  expect(press(held, 'G').view.isFollowing).toBe(true)
  expect(press(held, 'j').view.isFollowing).toBe(false)
  expect(press(held, 'j', 'j').view.isFollowing).toBe(true)
})

test('pages, first and last', () => {
  const state = press(openState(MANY), 'tab')
  expect(selectedEntry(press(state, 'page-up'))?.id).toBe('dlv-94')
  expect(selectedEntry(press(state, 'g'))?.id).toBe('dlv-1')
  expect(selectedEntry(press(state, 'home', 'page-down'))?.id).toBe('dlv-7')
  expect(selectedEntry(press(state, 'g', 'up'))?.id).toBe('dlv-1')
  expect(selectedEntry(press(state, 'g', 'end'))?.id).toBe('dlv-100')
})

test('the selected row is always among the rows shown', () => {
  let state = press(openState(MANY), 'tab')
  for (const key of [
    ...Array<string>(12).fill('up'),
    'page-up',
    ...Array<string>(30).fill('down'),
    'g',
    'j',
    'G',
    'k',
  ]) {
    state = press(state, key)
    const { top, index, height } = lookAtDeliveries(state)
    expect(index).toBeGreaterThanOrEqual(top)
    expect(index).toBeLessThan(top + height)
  }
})

test('when the selected delivery is dropped the oldest one that is kept takes its place', () => {
  const state = press(openState(MANY), 'tab', 'g')
  const later = applyEvents(state, deliveries(10_000, 101))
  expect(selectedEntry(later)?.id).toBe('dlv-101')
  expect(lookAtDeliveries(later)).toMatchObject({ top: 0, index: 0 })
})

test('an empty list can be moved in', () => {
  const state = press(openState([]), 'tab', 'up', 'down', 'G', 'g', 'page-down', 'enter', 'escape')
  expect(selectedEntry(state)).toBeUndefined()
  expect(lookAtDeliveries(state)).toMatchObject({ top: 0, index: -1 })
})

test('Tab goes round the panes, Shift-Tab back, left and right stop at the ends', () => {
  const focus = (...keys: string[]) => press(openState(), ...keys).view.focus
  expect(focus('tab')).toBe('deliveries')
  expect(focus('tab', 'tab')).toBe('detail')
  expect(focus('tab', 'tab', 'tab')).toBe('operations')
  expect(focus('shift-tab')).toBe('detail')
  expect(focus('left')).toBe('operations')
  expect(focus('l', 'right', 'l')).toBe('detail')
  expect(focus('l', 'right', 'h')).toBe('deliveries')
})

test('the detail is about the pane that was used last', () => {
  const subject = (...keys: string[]) => press(openState(), ...keys).view.subject
  expect(subject()).toBe('operation')
  expect(subject('tab')).toBe('entry')
  expect(subject('tab', 'tab')).toBe('entry')
  expect(subject('tab', 'shift-tab')).toBe('operation')
  expect(subject('shift-tab')).toBe('operation')
})

test('Enter opens a delivery on the whole screen, Esc goes back', () => {
  const open = press(openState(), 'tab', 'enter')
  expect(open.view).toMatchObject({ isZoomed: true, focus: 'detail', isFollowing: false })
  expect(press(open, 'escape').view).toMatchObject({ isZoomed: false, focus: 'deliveries' })
  expect(press(open, 'enter').view).toMatchObject({ isZoomed: false, focus: 'detail' })
})

test('what is read stays while others arrive', () => {
  const open = press(openState(MANY), 'tab', 'enter')
  const later = applyEvents(open, deliveries(3, 101))
  expect(selectedEntry(later)?.id).toBe('dlv-100')
})

test('the detail scrolls to its end and not further', () => {
  const lines = Array.from({ length: 100 }, (_, index) => [`member${index}`, index] as const)
  const body = captured(JSON.stringify(Object.fromEntries(lines)))
  const state = press(openState([runStarted(), received({ body })]), 'tab', 'tab')
  const bottom = press(state, 'G').view.detailTop
  expect(bottom).toBeGreaterThan(90)
  expect(press(state, 'G', 'j').view.detailTop).toBe(bottom)
  expect(press(state, 'G', 'k').view.detailTop).toBe(bottom - 1)
  expect(press(state, 'j', 'g').view.detailTop).toBe(0)
})

test('another delivery is shown from its start', () => {
  const state = press(openState(MANY), 'tab', 'tab', 'j', 'j')
  expect(state.view.detailTop).toBeGreaterThan(0)
  expect(press(state, 'h', 'k').view.detailTop).toBe(0)
})

test('the selection of operations stays within them, and the selected one is shown', () => {
  const [first] = OPERATIONS
  const operations = Array.from({ length: 50 }, (_, index) => ({
    operation: `op${index}`,
    method: first?.method ?? '',
    path: '/',
    callbacks: [],
  }))
  const state = openState([], { operations })
  expect(press(state, 'up').view.operation).toBe(0)
  expect(press(state, 'G', 'down').view.operation).toBe(49)
  expect(topOfOperations(state)).toBe(0)
  expect(topOfOperations(press(state, 'G'))).toBe(43)
})

test('Esc takes the filter away where nothing is opened', () => {
  const filtered = press(openState(), '/', 'p', 'enter', '!', 'escape')
  expect(filtered.view).toMatchObject({ filter: '', isOnlyFindings: false })
})

test('whatever is pressed, the state stays in order', () => {
  const keys = [
    'tab',
    'up',
    'down',
    'enter',
    'escape',
    '!',
    '/',
    'x',
    'G',
    'g',
    'page-up',
    'ctrl-l',
    '?',
    'h',
    'l',
  ]
  let state: ScreenState = openState(MANY, { rows: 12, columns: 41 })
  let seed = 7
  for (let step = 0; step < 2000; step += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    state = press(state, keys[seed % keys.length] ?? 'tab')
    if (step % 100 === 0) state = applyEvents(state, deliveries(5, 1000 + step))
    const { all, top, index, height } = lookAtDeliveries(state)
    expect(index).toBeLessThan(Math.max(1, all.length))
    expect(top).toBeGreaterThanOrEqual(0)
    expect(all.length === 0 || (index >= top && index < top + height)).toBe(true)
  }
})
