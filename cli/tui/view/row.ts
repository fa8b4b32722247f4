import type { Look } from '../look.js'

export interface RowState {
  readonly isSelected: boolean
  /** Whether its pane has the keyboard. */
  readonly isFocused: boolean
}

/** A row of a list: a mark where it is selected, a sign, a text. Four cells more than the text. */
export function paintRow(
  sign: string,
  text: string,
  { isSelected, isFocused }: RowState,
  { paint, symbols }: Look,
): string {
  const row = `${isSelected ? symbols.here : ' '} ${sign} ${text}`
  if (!isSelected) return row
  return isFocused ? paint.inverse(row) : paint.bold(row)
}
