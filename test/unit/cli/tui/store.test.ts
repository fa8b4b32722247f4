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

test('twenty thousand events wait, no more', () => {
  const { store, changes } = watchStore()
  const [event] = deliveries(1)
  if (event === undefined) throw new Error('no event')
  for (let count = 1; count < 20_000; count += 1) store.push(event)
  expect(changes()).toBe(0)
  store.push(event)
  expect(changes()).toBe(1)
  expect(store.read().counts.received).toBe(20_000)
  store.drain()
  expect(changes()).toBe(1)
})

test('inputs see what those before them did, and their effects come in order', () => {
  const { store } = watchStore()
  const key = (name: string) => ({ kind: 'key', key: name }) as const
  const effects = store.dispatch(key('down'), key('e'), key('up'), key('e'), key('S'))
  expect(effects).toEqual([
    { kind: 'edit-trigger', operation: 'create_invoice' },
    { kind: 'save-journal' },
  ])
  expect(store.read().view.operation).toBe(0)
})

test('an input that changes nothing tells nobody', () => {
  const { store, changes } = watchStore()
  expect(store.dispatch({ kind: 'paste', text: 'x' })).toEqual([])
  expect(store.dispatch()).toEqual([])
  expect(changes()).toBe(0)
})

test('everybody who subscribed is told, and sees the new state', () => {
  const store = createStore(openState([runStarted()]))
  const seen: string[] = []
  store.subscribe(() => seen.push(`one ${store.read().view.focus}`))
  const leave = store.subscribe(() => seen.push(`two ${store.read().view.focus}`))
  store.dispatch({ kind: 'key', key: 'tab' })
  leave()
  store.dispatch({ kind: 'key', key: 'tab' })
  expect(seen).toEqual(['one deliveries', 'two deliveries', 'one detail'])
})

test('events that came before an input are put in after it, and are not lost', () => {
  const { store } = watchStore()
  for (const event of deliveries(2)) store.push(event)
  store.dispatch({ kind: 'key', key: 'ctrl-l' })
  store.drain()
  expect(store.read().entries.map(({ id }) => id)).toEqual(['dlv-1', 'dlv-2'])
})
