import { cutWidth, formatNumber, measureWidth } from '../../../src/index.js'
import { listVisible } from '../state/filter.js'
import type { Pane, ScreenState } from '../state/model.js'
import { clean } from './clean.js'

const HINTS: Readonly<Record<Pane, readonly string[]>> = {
  operations: ['Enter trigger', 'a all', 'e edit', 'x answer'],
  deliveries: ['Enter open', 'r repeat', 'c curl', 'x answer', 'f forward'],
  detail: ['Enter zoom', 'Esc back', 'c curl', 's save'],
}

const ALWAYS = ['? help', 'q quit', '! findings', '/ filter', 'Tab pane']

/** The bottom line: what has just happened, or the keys that help most here. */
export function showStatus(state: ScreenState, width: number): string {
  const { message, look } = state
  const { paint, symbols } = look
  if (message !== undefined) {
    const color = message.tone === 'error' ? paint.red : paint.bold
    return color(cutWidth(clean(message.text), width, symbols.ellipsis))
  }
  const hints = [...listHints(state)]
  while (hints.join('   ').length > width && hints.length > 1) dropHint(hints)
  return paint.dim(cutWidth(hints.join('   '), width, symbols.ellipsis))
}

function listHints({ overlay, view, operations }: ScreenState): readonly string[] {
  const canTrigger = operations.some(({ because }) => because === undefined)
  switch (overlay.kind) {
    case 'help':
      return ['Up Down scroll', 'any other key goes back']
    case 'answers':
      return ['Enter once', 'a from now on', 'd as documented', 'Esc back']
    case 'filter':
    case 'none':
      return [...(canTrigger || view.focus !== 'operations' ? HINTS[view.focus] : []), ...ALWAYS]
  }
}

/** The filter while it is written, and how much it lets through. */
export function showFilterLine(state: ScreenState, width: number): string {
  const { look, view, entries } = state
  const count = `${formatNumber(listVisible(state).length)} of ${formatNumber(entries.length)}`
  const room = Math.max(4, width - count.length - 6)
  const shown = takeEnd(clean(view.filter), room)
  return `${look.paint.bold('/')} ${shown}${look.paint.inverse(look.color ? ' ' : '_')}  ${look.paint.dim(count)}`
}

/** The end is where it is written. */
function takeEnd(text: string, width: number): string {
  const characters = Array.from(text)
  while (measureWidth(characters.join('')) > width) characters.shift()
  return characters.join('')
}

/** The last ones matter least, but help and the way out are always told. */
function dropHint(hints: string[]): void {
  const last = hints.findLastIndex((hint) => hint !== '? help' && hint !== 'q quit')
  hints.splice(Math.max(0, last), 1)
}
