import type { OperationSkipped } from '../event/model.js'
import type { SkippedOperation } from './model.js'

/** What was not driven, once per operation and kind; the first reason stays. */
export interface Skips {
  add(event: OperationSkipped): void
  list(): readonly SkippedOperation[]
}

export function createSkips(): Skips {
  const skips = new Map<string, SkippedOperation>()
  return {
    add({ operation, kind, because }) {
      const key = JSON.stringify([operation, kind])
      if (skips.has(key)) return
      skips.set(key, { operation, ...(kind !== undefined && { kind }), because })
    },
    list: () => [...skips.values()],
  }
}
