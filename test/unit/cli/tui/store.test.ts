import { expect, test } from 'vitest'
import { createStore } from '../../../../cli/tui/store.js'
import { runStarted } from '../../../support/screen-events.js'
import { deliveries, openState } from '../../../support/screen-state.js'

function watchStore() {
  const store = createStore(openState([runStarted()]))
  let changes = 0
  const stop = store.subscribe(() => (changes += 1))
  return { store, stop, changes: () => changes }
}

test('events wait until they are drained, and then change the state once', () => {
  const { store, changes } = watchStore()
  for (const event of deliveries(1000)) store.push(event)
  expect(store.read().counts.received).toBe(0)
  expect(changes()).toBe(0)
  store.drain()
  expect(store.read().counts.received).toBe(1000)
  expect(changes()).toBe(1)
})

test('nothing new is no change', () => {
  const { store, changes } = watchStore()
  store.drain()
  expect(changes()).toBe(0)
})

test('a flood is counted before it fills the memory', () => {
  const { store, changes } = watchStore()
  for (const event of deliveries(10_000)) store.push(event)
  expect(changes()).toBe(1)
  expect(store.read().counts.received).toBe(10_000)
})

test('keys change the state at once, several of them together', () => {
  const { store, changes } = watchStore()
  const effects = store.dispatch({ kind: 'key', key: 'a' }, { kind: 'key', key: 'q' })
  expect(effects.map(({ kind }) => kind)).toEqual(['trigger', 'quit'])
  expect(changes()).toBe(1)
})

test('whoever has left is told nothing', () => {
  const { store, stop, changes } = watchStore()
  stop()
  store.dispatch({ kind: 'key', key: 'tab' })
  expect(changes()).toBe(0)
})
