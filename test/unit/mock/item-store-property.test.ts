import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createItemStore, type Item } from '../../../src/mock/item-store.js'

/** The same in the plainest way: one list, oldest first. */
function createModel(limits: { readonly items: number; readonly bytes: number }) {
  let kept: { readonly collection: string; readonly item: Item }[] = []
  const isAt = (collection: string, id: string) => (one: (typeof kept)[number]) =>
    one.collection === collection && one.item.id === id
  const bytes = () => kept.reduce((sum, { item }) => sum + item.size, 0)
  return {
    set(collection: string, item: Item) {
      const at = kept.findIndex(isAt(collection, item.id))
      if (at < 0) kept.push({ collection, item })
      else kept[at] = { collection, item }
      while (kept.length > limits.items || (bytes() > limits.bytes && kept.length > 1)) kept.shift()
    },
    remove(collection: string, id: string) {
      kept = kept.filter((one) => !isAt(collection, id)(one))
    },
    get: (collection: string, id: string) => kept.find(isAt(collection, id))?.item,
    list: (collection: string) =>
      kept.filter((one) => one.collection === collection).map(({ item }) => item),
  }
}

const COLLECTIONS = ['/a', '/b']
const IDS = ['1', '2', '__proto__']

const step = fc.record({
  what: fc.constantFrom('set', 'set', 'remove'),
  collection: fc.constantFrom(...COLLECTIONS),
  id: fc.constantFrom(...IDS),
  size: fc.nat({ max: 6 }),
})

test('whatever is set and removed, the store holds what a list within the limits would', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 25 }),
      fc.record({ items: fc.integer({ min: 1, max: 5 }), bytes: fc.nat({ max: 15 }) }),
      (steps, limits) => {
        const store = createItemStore(limits)
        const model = createModel(limits)
        for (const { what, collection, id, size } of steps) {
          if (what === 'remove') {
            store.remove(collection, id)
            model.remove(collection, id)
            expect(store.get(collection, id)).toBeUndefined()
          } else {
            const item = { id, record: { size }, size }
            store.set(collection, item)
            model.set(collection, item)
          }
          for (const one of COLLECTIONS) {
            expect(store.list(one) ?? []).toEqual(model.list(one))
            for (const name of IDS) expect(store.get(one, name)).toEqual(model.get(one, name))
          }
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('what is there was never removed, and what was not there cannot be', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const store = createItemStore({ items: 10, bytes: 1000 })
      for (const { what, collection, id, size } of steps) {
        const was = store.get(collection, id) !== undefined || store.wasRemoved(collection, id)
        if (what === 'remove') store.remove(collection, id)
        else store.set(collection, { id, record: {}, size })
        expect(store.wasRemoved(collection, id)).toBe(what === 'remove' && was)
      }
    }),
    { numRuns: 150 },
  )
})

test.each([
  ['just full', 10, [true, true]],
  ['one byte over', 11, [false, true]],
])('a store that is %s by its bytes keeps of two items %#', (_, size, kept) => {
  const store = createItemStore({ items: 5, bytes: 15 })
  store.set('/a', { id: '1', record: {}, size: 5 })
  store.set('/a', { id: '2', record: {}, size })
  expect(['1', '2'].map((id) => store.get('/a', id) !== undefined)).toEqual(kept)
})

test('a single item is kept however large it is', () => {
  const store = createItemStore({ items: 5, bytes: 1 })
  store.set('/a', { id: '1', record: {}, size: 1000 })
  expect(store.get('/a', '1')?.size).toBe(1000)
})

test('an item that grows makes the oldest go, which may be itself', () => {
  const store = createItemStore({ items: 5, bytes: 10 })
  store.set('/a', { id: '1', record: {}, size: 2 })
  store.set('/a', { id: '2', record: {}, size: 2 })
  store.set('/a', { id: '1', record: {}, size: 9 })
  expect(store.list('/a')?.map(({ id }) => id)).toEqual(['2'])
})

test('a collection that was emptied is known, and lists nothing', () => {
  const store = createItemStore({ items: 5, bytes: 10 })
  store.set('/a', { id: '1', record: {}, size: 1 })
  store.remove('/a', '1')
  expect(store.list('/a')).toEqual([])
  expect(store.list('/b')).toBeUndefined()
})

test('removals are remembered up to the number of items, then from the start again', () => {
  const store = createItemStore({ items: 2, bytes: 100 })
  for (const id of ['1', '2', '3']) {
    store.set('/a', { id, record: {}, size: 1 })
    store.remove('/a', id)
  }
  expect(['1', '2', '3'].map((id) => store.wasRemoved('/a', id))).toEqual([false, false, true])
})

test('who only was evicted was not removed', () => {
  const store = createItemStore({ items: 1, bytes: 100 })
  store.set('/a', { id: '1', record: {}, size: 1 })
  store.set('/a', { id: '2', record: {}, size: 1 })
  store.remove('/a', '1')
  expect(store.wasRemoved('/a', '1')).toBe(false)
})
