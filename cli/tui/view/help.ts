import { KEY_BINDINGS } from '../keys.js'
import type { Look } from '../look.js'

const KEY_CELLS = 14

/** All keys, from the table that reads them, and what the signs mean. */
export function listHelp({ paint, symbols }: Look): readonly string[] {
  const keys = KEY_BINDINGS.map(
    ({ shown, what }) => `  ${paint.cyan(shown.padEnd(KEY_CELLS))}${what}`,
  )
  return [
    paint.bold('Keys'),
    ...keys,
    `  ${paint.cyan('mouse'.padEnd(KEY_CELLS))}click selects, the wheel scrolls; Shift selects text`,
    '',
    paint.bold('Signs'),
    `  ${paint.green(symbols.pass)} as documented   ${paint.red(symbols.fail)} errors   ${paint.yellow(symbols.warn)} warnings, or fits no callback`,
    `  ${symbols.dot} not tried, or waiting   ${symbols.skip} cannot be triggered`,
    `  ${symbols.received} received   ${symbols.sent} sent: a trigger, or a delivery to your receiver`,
  ]
}
