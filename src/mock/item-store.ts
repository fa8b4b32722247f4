import type { JsonRecord } from './json-record.js'

/** Something that was created through the mock. */
export interface Item {
  readonly id: string
  /** What its creator was answered; absent where that was no object. */
  readonly answer?: JsonRecord
  /** All that is known of it: what was sent, then what was answered. */
  readonly record: JsonRecord
  /** Bytes of the request that it comes from. */
  readonly size: number
}

/** What was created, by collection and id. Bounded: the oldest items make room for a new one. */
export interface ItemStore {
  get(collection: string, id: string): Item | undefined
  set(collection: string, item: Item): void
  remove(collection: string, id: string): void
  /** Whether it was there and was removed. */
  wasRemoved(collection: string, id: string): boolean
  /** In the order in which they were created; undefined where none ever was. */
  list(collection: string): readonly Item[] | undefined
}

export interface ItemStoreLimits {
  /** None: nothing is kept at all. */
  readonly items: number
  /** Of the requests that they come from, together. */
  readonly bytes: number
}

export function createItemStore(limits: ItemStoreLimits): ItemStore {
  const collections = new Map<string, Map<string, Item>>()
  const order = new Map<string, readonly [collection: string, id: string]>()
  const removed = new Set<string>()
  let bytes = 0
  const keyOf = (collection: string, id: string) => JSON.stringify([collection, id])

  function drop(key: string, collection: string, id: string): void {
    const items = collections.get(collection)
    bytes -= items?.get(id)?.size ?? 0
    order.delete(key)
    items?.delete(id)
  }

  function evictOldest(): void {
    for (const [key, [collection, id]] of order) {
      drop(key, collection, id)
      return
    }
  }

  return {
    get: (collection, id) => collections.get(collection)?.get(id),
    set(collection, item) {
      if (limits.items === 0) return
      const key = keyOf(collection, item.id)
      const items = collections.get(collection) ?? new Map<string, Item>()
      bytes += item.size - (items.get(item.id)?.size ?? 0)
      order.set(key, [collection, item.id])
      removed.delete(key)
      collections.set(collection, items.set(item.id, item))
      while (order.size > limits.items || (bytes > limits.bytes && order.size > 1)) evictOldest()
    },
    remove(collection, id) {
      const key = keyOf(collection, id)
      if (!order.has(key)) return
      drop(key, collection, id)
      if (removed.size >= limits.items) removed.clear()
      removed.add(key)
    },
    wasRemoved: (collection, id) => removed.has(keyOf(collection, id)),
    list(collection) {
      const items = collections.get(collection)
      return items === undefined ? undefined : [...items.values()]
    },
  }
}
