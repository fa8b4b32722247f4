import { wrapText } from '../../../src/index.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'

/** What stands in the place of deliveries while there are none. */
export function listHints(state: ScreenState, width: number): readonly string[] {
  return describe(state).flatMap((text) =>
    wrapText(text, width - 2).map((line) => `  ${state.look.paint.dim(line)}`),
  )
}

function describe({ entries, session, operations }: ScreenState): readonly string[] {
  if (entries.length > 0) return ['Nothing fits the filter: Esc takes it away.']
  const canTrigger = operations.some(({ because }) => because === undefined)
  return [
    'Nothing has arrived yet.',
    ...(canTrigger ? ['a triggers all operations, Enter the selected one.'] : []),
    ...(session.receiver === undefined ? [] : [`Callbacks arrive at ${clean(session.receiver)}`]),
  ]
}
