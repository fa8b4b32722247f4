import type { RunEvent } from '../../src/index.js'
import type { Effect } from './state/effect.js'
import { applyEvents } from './state/event.js'
import type { ScreenState } from './state/model.js'
import { type Input, reduce } from './state/reduce.js'

/** Holds the state and says when it changes. */
export interface Store {
  readonly read: () => ScreenState
  readonly subscribe: (onChange: () => void) => () => void
  /** Keeps an event until the next `drain`. */
  readonly push: (event: RunEvent) => void
  /** Puts all that was pushed into the state, at once. */
  readonly drain: () => void
  /** Inputs change the state at once; what they ask for is returned. */
  readonly dispatch: (...inputs: readonly Input[]) => readonly Effect[]
}

/** A flood of events must not grow into a heap before it is counted. */
const MAX_WAITING = 20_000

export function createStore(initial: ScreenState): Store {
  let state = initial
  let waiting: RunEvent[] = []
  const subscribers = new Set<() => void>()
  const change = (next: ScreenState) => {
    if (next === state) return
    state = next
    for (const onChange of subscribers) onChange()
  }
  const drain = () => {
    const events = waiting
    waiting = []
    change(applyEvents(state, events))
  }
  return {
    read: () => state,
    subscribe: (onChange) => {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    push: (event) => {
      waiting.push(event)
      if (waiting.length >= MAX_WAITING) drain()
    },
    drain,
    dispatch: (...inputs) => {
      const effects: Effect[] = []
      let next = state
      for (const input of inputs) {
        const step = reduce(next, input)
        next = step.state
        effects.push(...step.effects)
      }
      change(next)
      return effects
    },
  }
}
