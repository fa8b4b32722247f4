import { expect, test } from 'vitest'
import { lookAtDeliveries, selectedEntry } from '../../../../cli/tui/state/choice.js'
import { applyEvents } from '../../../../cli/tui/state/event.js'
import { divideScreen, isTooSmall } from '../../../../cli/tui/state/layout.js'
import type { ScreenState } from '../../../../cli/tui/state/model.js'
import { listDetail } from '../../../../cli/tui/view/detail.js'
import { runStarted } from '../../../support/screen-events.js'
import { deliveries, feed, openState, press } from '../../../support/screen-state.js'

const MANY = [runStarted(), ...deliveries(100)]

function click(state: ScreenState, column: number, row: number): ScreenState {
  return feed(state, { kind: 'press', column, row, step: 0 }).state
}

function turn(state: ScreenState, column: number, row: number, step: number): ScreenState {
  return feed(state, { kind: 'wheel', column, row, step }).state
}

test('a click selects the delivery under it', () => {
  const state = click(openState(MANY), 40, 3)
  expect(selectedEntry(state)?.id).toBe('dlv-94')
  expect(state.view).toMatchObject({ focus: 'deliveries', subject: 'entry', isFollowing: false })
  expect(selectedEntry(click(state, 40, 9))?.id).toBe('dlv-100')
})

test('a click selects the operation under it', () => {
  expect(click(openState(MANY), 5, 4).view).toMatchObject({ focus: 'operations', operation: 1 })
})

test('a click into the detail gives it the keyboard', () => {
  expect(click(openState(MANY), 5, 15).view.focus).toBe('detail')
})

test('a click into the detail stays with the delivery that it shows', () => {
  const state = click(press(openState(MANY), 'tab'), 5, 15)
  expect(state.view).toMatchObject({ focus: 'detail', subject: 'entry', isFollowing: false })
  expect(selectedEntry(applyEvents(state, deliveries(5, 101)))?.id).toBe('dlv-100')
})

test('a click below the last operation gives the list the keyboard, as a key does', () => {
  const state = press(openState(MANY, { rows: 40 }), 'down', 'tab')
  expect(state.view).toMatchObject({ focus: 'deliveries', subject: 'entry' })
  const clicked = click(state, 5, 12)
  expect(clicked.view).toMatchObject({ focus: 'operations', subject: 'operation', operation: 1 })
  expect(listDetail(clicked)).toEqual(listDetail(press(state, 'shift-tab')))
})

test('a click below the last delivery gives the list the keyboard, and selects none', () => {
  const state = openState([runStarted(), ...deliveries(3)])
  const clicked = click(press(state, 'tab', 'up', 'left'), 40, 8)
  expect(clicked.view).toMatchObject({ focus: 'deliveries', subject: 'entry' })
  expect(selectedEntry(clicked)?.id).toBe('dlv-2')
})

test('a click on a title, on the wall or on the header selects nothing', () => {
  const state = openState([runStarted(), ...deliveries(1)])
  for (const [column, row] of [
    [40, 2],
    [25, 5],
    [3, 0],
    [3, 23],
    [500, 500],
  ] as const) {
    expect(click(state, column, row)).toEqual(state)
  }
})

test('the wheel moves what is under the pointer and takes no keyboard', () => {
  const state = openState(MANY)
  expect(selectedEntry(turn(state, 40, 5, -1))?.id).toBe('dlv-99')
  expect(turn(state, 40, 5, -1).view.focus).toBe('operations')
  expect(turn(state, 5, 5, 1).view.operation).toBe(1)
  const reading = press(openState(MANY, { rows: 12 }), 'tab', 'enter')
  expect(turn(reading, 5, 5, 1).view.detailTop).toBe(3)
  expect(turn(reading, 5, 5, -1).view.detailTop).toBe(0)
})

test('the mouse does nothing while something lies over the panes', () => {
  const help = press(openState(MANY), '?')
  expect(click(help, 40, 5)).toBe(help)
  const small = openState(MANY, { columns: 20, rows: 5 })
  expect(click(small, 4, 4)).toBe(small)
})

test('the panes fill the screen whatever its size', () => {
  for (const [columns, rows] of [
    [40, 10],
    [80, 24],
    [120, 40],
    [149, 30],
    [150, 30],
    [200, 60],
    [400, 100],
  ] as const) {
    const { shape, operations, deliveries: list, detail } = divideScreen({ columns, rows }, false)
    expect(shape).toBe(columns < 150 ? 'stacked' : 'beside')
    expect(operations.width + 1 + list.width + (shape === 'beside' ? 1 + detail.width : 0)).toBe(
      columns,
    )
    expect(detail.top + detail.height).toBe(rows - 1)
    expect(Math.min(operations.height, list.height, detail.height)).toBeGreaterThanOrEqual(2)
    expect(divideScreen({ columns, rows }, true).detail).toEqual({
      left: 0,
      top: 3,
      width: columns,
      height: rows - 4,
    })
  }
})

test('below 40x10 the screen is too small', () => {
  expect(isTooSmall({ columns: 40, rows: 10 })).toBe(false)
  expect(isTooSmall({ columns: 39, rows: 10 })).toBe(true)
  expect(isTooSmall({ columns: 40, rows: 9 })).toBe(true)
})

test('another size keeps what is selected', () => {
  const state = press(openState(MANY), 'tab', 'up', 'up')
  const { state: next } = feed(state, { kind: 'resize', size: { columns: 200, rows: 60 } })
  expect(next.size).toEqual({ columns: 200, rows: 60 })
  expect(selectedEntry(next)?.id).toBe('dlv-98')
  // The new rows show older deliveries, and none of them stays empty.
  expect(lookAtDeliveries(next)).toMatchObject({ top: 44, height: 56 })
})
