import type { MouseInput } from '../state/mouse.js'

const WHEEL = 64

/**
 * Reads a report of the SGR mouse mode (`?1006h` of the xterm control sequences): a press of the
 * left button or a turn of the wheel. Other reports are understood and left aside.
 */
export function readMouse(sequence: string): { readonly input?: MouseInput } | undefined {
  const report = /^\u001b\[<(\d+);(\d+);(\d+)([Mm])$/u.exec(sequence)
  if (report === null) return undefined
  const [button = 0, column = 1, row = 1] = report.slice(1, 4).map(Number)
  const place = { column: column - 1, row: row - 1 }
  if (report[4] === 'm') return {}
  if (button === 0) return { input: { kind: 'press', ...place, step: 0 } }
  if (button === WHEEL) return { input: { kind: 'wheel', ...place, step: -1 } }
  if (button === WHEEL + 1) return { input: { kind: 'wheel', ...place, step: 1 } }
  return {}
}
