/** The last things of a stream, so that memory stays bounded however long it runs. */
export interface Recent<Value> {
  add(key: string, value: Value, bytes: number): void
  get(key: string): Value | undefined
  /** Oldest first. */
  list(): Value[]
}

export interface RecentLimits {
  readonly count: number
  readonly bytes: number
}

interface Entry<Value> {
  readonly key: string
  readonly value: Value
  readonly bytes: number
}

/** How many places may stand empty whatever is kept. */
const SLACK = 64

/** The newest one is kept even where it alone is too large. */
export function createRecent<Value>(limits: RecentLimits): Recent<Value> {
  const kept = new Map<string, Entry<Value>>()
  // A map that is emptied from its front gets slow: this knows which one is the oldest.
  let order: Entry<Value>[] = []
  let start = 0
  let total = 0

  const isKept = (entry: Entry<Value>) => kept.get(entry.key) === entry

  function drop(entry: Entry<Value> | undefined): void {
    if (entry === undefined || !isKept(entry)) return
    total -= entry.bytes
    kept.delete(entry.key)
  }

  function compact(): void {
    if (order.length <= kept.size * 2 + SLACK) return
    order = order.slice(start).filter(isKept)
    start = 0
  }

  return {
    add: (key, value, bytes) => {
      drop(kept.get(key))
      const entry = { key, value, bytes }
      kept.set(key, entry)
      order.push(entry)
      total += bytes
      while (kept.size > 1 && (kept.size > limits.count || total > limits.bytes)) {
        drop(order[start])
        start += 1
      }
      compact()
    },
    get: (key) => kept.get(key)?.value,
    list: () =>
      order
        .slice(start)
        .filter(isKept)
        .map(({ value }) => value),
  }
}
