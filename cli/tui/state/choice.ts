import type { Entry } from './entry.js'
import { listVisible } from './filter.js'
import { divideScreen } from './layout.js'
import type { ScreenState } from './model.js'
import type { OperationState } from './operation.js'

/** The part of the deliveries that is on the screen. */
export interface Window {
  readonly all: readonly Entry[]
  /** Index of the first one shown. */
  readonly top: number
  /** Index of the selected one; -1 where there is none. */
  readonly index: number
  readonly height: number
}

/** Works out which deliveries are shown. Those that are dropped or filtered out move nothing else. */
export function lookAtDeliveries(state: ScreenState): Window {
  const { view, size } = state
  const all = listVisible(state)
  const { height } = divideScreen(size, false).deliveries
  const index = view.isFollowing ? all.length - 1 : nearestIndex(all, view.selected)
  const anchor = view.isFollowing ? height - 1 : view.anchor
  const top = Math.max(0, Math.min(index - Math.min(anchor, height - 1), all.length - height))
  return { all, top, index, height }
}

/** The entry of this number, else the next one that is there, else the last. */
function nearestIndex(all: readonly Entry[], seq: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return Math.min(low, all.length - 1)
}

export function selectedEntry(state: ScreenState): Entry | undefined {
  const { all, index } = lookAtDeliveries(state)
  return all[index]
}

export function selectedOperation({ operations, view }: ScreenState): OperationState | undefined {
  return operations[Math.min(view.operation, operations.length - 1)]
}

/** Index of the first operation shown: the selected one is always among them. */
export function topOfOperations({ operations, view, size }: ScreenState): number {
  const { height } = divideScreen(size, false).operations
  const selected = Math.min(view.operation, operations.length - 1)
  const middle = selected - Math.floor(height / 2)
  return Math.max(0, Math.min(middle, operations.length - height))
}
