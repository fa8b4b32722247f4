import { expect, test } from 'vitest'
import { createItemStore } from '../../../src/mock/item-store.js'

const item = (id: string, size = 1) => ({ id, record: { id }, size })

const limit = (items: number, bytes = 1000) => createItemStore({ items, bytes })

test('items are found by collection and id, and listed in order', () => {
  const store = limit(10)
  expect(store.list('/a')).toBeUndefined()
  for (const id of ['2', '1', '__proto__']) store.set('/a', item(id))
  store.set('/b', item('1'))
  expect(store.get('/a', '1')).toEqual(item('1'))
  expect(store.get('/a', '3')).toBeUndefined()
  expect(store.list('/a')?.map(({ id }) => id)).toEqual(['2', '1', '__proto__'])
})

test('an item that is set again stays in its place and takes no room', () => {
  const store = limit(2)
  store.set('/a', item('1'))
  store.set('/a', item('2'))
  store.set('/a', { id: '1', record: { new: true }, size: 1 })
  expect(store.list('/a')).toEqual([{ id: '1', record: { new: true }, size: 1 }, item('2')])
})

test('the oldest of all collections makes room', () => {
  const store = limit(2)
  store.set('/a', item('1'))
  store.set('/b', item('1'))
  store.set('/b', item('2'))
  expect(store.get('/a', '1')).toBeUndefined()
  expect(store.wasRemoved('/a', '1')).toBe(false)
  expect(store.list('/a')).toEqual([])
  expect(store.list('/b')).toHaveLength(2)
})

test('what was removed is known as such until it is there again', () => {
  const store = limit(2)
  store.remove('/a', '1')
  expect(store.wasRemoved('/a', '1')).toBe(false)
  store.set('/a', item('1'))
  store.remove('/a', '1')
  expect([store.get('/a', '1'), store.wasRemoved('/a', '1')]).toEqual([undefined, true])
  store.set('/a', item('1'))
  expect(store.wasRemoved('/a', '1')).toBe(false)
})

test('collections and ids are never taken for each other', () => {
  const store = limit(10)
  store.set('/a', item('b"],["c'))
  store.remove('/a', 'b"],["c')
  expect(store.wasRemoved('/a"],["b', 'c')).toBe(false)
})

test('a store for nothing keeps nothing', () => {
  const store = limit(0)
  store.set('/a', item('1'))
  store.remove('/a', '1')
  expect([store.list('/a'), store.wasRemoved('/a', '1')]).toEqual([undefined, false])
})

test('large items make room sooner, and room is given back', () => {
  const store = limit(10, 100)
  for (const id of ['1', '2', '3']) store.set('/a', item(id, 40))
  expect(store.list('/a')?.map(({ id }) => id)).toEqual(['2', '3'])
  store.set('/a', item('2', 60))
  store.remove('/a', '3')
  store.set('/a', item('4', 40))
  expect(store.list('/a')?.map(({ id }) => id)).toEqual(['2', '4'])
  store.set('/a', item('5', 5000))
  expect(store.list('/a')?.map(({ id }) => id)).toEqual(['5'])
})
