import type { PlannedCallback } from '../../../src/index.js'
import type { Entry } from './entry.js'

/** What follows from entries and takes a while to work out; entries that are dropped take it along. */
export interface Memo {
  readonly matches: WeakMap<Entry, { readonly needle: string; readonly isMatch: boolean }>
  readonly details: WeakMap<object, DetailLines>
}

interface DetailLines {
  readonly width: number
  readonly plan: readonly PlannedCallback[]
  readonly lines: readonly string[]
}

export function createMemo(): Memo {
  return { matches: new WeakMap(), details: new WeakMap() }
}
