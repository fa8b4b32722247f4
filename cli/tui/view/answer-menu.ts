import type { AnswerChoice } from '../../../src/index.js'
import type { Look } from '../look.js'
import { clean, fit } from './clean.js'
import { paintRow } from './row.js'

/** The answers that can be chosen; the selected one is always among the rows shown. */
export function showAnswerMenu(
  choices: readonly AnswerChoice[],
  selected: number,
  width: number,
  height: number,
  look: Look,
): readonly string[] {
  const { paint, symbols } = look
  const head = [paint.bold('What the receiver answers next'), '']
  const room = Math.max(1, height - head.length)
  const top = Math.max(0, Math.min(selected - Math.floor(room / 2), choices.length - room))
  const rows = choices.slice(top, top + room).map((choice, row) => {
    const remark = choice.isDocumented ? 'documented' : ''
    const text = fit(clean(choice.label), Math.max(8, width - 4 - 12), symbols.ellipsis)
    const state = { isSelected: top + row === selected, isFocused: true }
    return paintRow(' ', text + paint.dim(remark.padEnd(12)), state, look)
  })
  return [...head, ...rows]
}
