import { listHelp } from '../view/help.js'
import { HEADER_ROWS } from './layout.js'
import type { Overlay, ScreenState } from './model.js'

const STEPS: ReadonlyMap<string, number> = new Map([
  ['up', -1],
  ['k', -1],
  ['down', 1],
  ['j', 1],
  ['page-up', -10],
  ['page-down', 10],
])

/** The help scrolls; any other key closes it. */
export function typeInHelp(
  state: ScreenState,
  { top }: Extract<Overlay, { readonly kind: 'help' }>,
  key: string,
): ScreenState {
  const step = STEPS.get(key)
  if (step === undefined) return { ...state, overlay: { kind: 'none' } }
  const last = Math.max(0, listHelp(state.look).length - (state.size.rows - HEADER_ROWS - 1))
  return { ...state, overlay: { kind: 'help', top: Math.max(0, Math.min(top + step, last)) } }
}
