import { renderToString } from 'ink'
import { App } from '../../cli/tui/component/App.js'
import { createLook } from '../../cli/tui/look.js'
import type { Effect, Step } from '../../cli/tui/state/effect.js'
import { applyEvents } from '../../cli/tui/state/event.js'
import { createState } from '../../cli/tui/state/initial.js'
import type { ScreenState } from '../../cli/tui/state/model.js'
import { type Input, reduce } from '../../cli/tui/state/reduce.js'
import type { CallbackAddress, RunEvent, WorkbenchOperation } from '../../src/index.js'
import { FAULTY_SESSION, judged, OPERATIONS, received } from './screen-events.js'

export interface ScreenOptions {
  readonly columns?: number
  readonly rows?: number
  readonly color?: boolean
  readonly unicode?: boolean
  readonly to?: string
  readonly operations?: readonly WorkbenchOperation[]
  readonly addresses?: readonly CallbackAddress[]
}

/** The screen after these events. */
export function openState(
  events: readonly RunEvent[] = FAULTY_SESSION,
  options: ScreenOptions = {},
): ScreenState {
  const { columns = 80, rows = 24, color = false, unicode = true, to } = options
  const state = createState({
    look: createLook({ color, unicode }),
    size: { columns, rows },
    operations: options.operations ?? OPERATIONS,
    addresses: options.addresses ?? [],
    to,
  })
  return applyEvents(state, events)
}

/** The screen after these keys. */
export function press(state: ScreenState, ...keys: readonly string[]): ScreenState {
  return keys.reduce((next, key) => reduce(next, { kind: 'key', key }).state, state)
}

/** What the last of these keys asks for. */
export function ask(state: ScreenState, ...keys: readonly string[]): readonly Effect[] {
  const last = keys.at(-1) ?? ''
  return reduce(press(state, ...keys.slice(0, -1)), { kind: 'key', key: last }).effects
}

export function feed(state: ScreenState, input: Input): Step {
  return reduce(state, input)
}

/** So many deliveries that are as documented, `dlv-1` first. */
export function deliveries(count: number, from = 1): readonly RunEvent[] {
  return Array.from({ length: count }, (_, index) => `dlv-${from + index}`).flatMap((delivery) => [
    received({ delivery, url: `/abc/invoices/${delivery}` }),
    judged({ delivery }),
  ])
}

/** The lines that ink draws. */
export function draw(state: ScreenState): readonly string[] {
  const store = { subscribe: () => () => true, read: () => state }
  const app = <App store={{ ...store, push: ignore, drain: ignore, dispatch: () => [] }} />
  return renderToString(app, { columns: state.size.columns }).split('\n')
}

function ignore(): void {
  // Nothing happens any more.
}
