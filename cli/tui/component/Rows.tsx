import { Transform } from 'ink'
import type { ReactElement } from 'react'

interface Props {
  /** Each at most `width` cells. */
  readonly lines: readonly string[]
  readonly width: number
  readonly height: number
}

/**
 * Lines that are painted already. Ink keeps every text that it ever measured, for good, so it
 * measures blanks of this size, and gets the lines when it draws.
 */
export function Rows({ lines, width, height }: Props): ReactElement {
  const blank = Array.from({ length: height }, () => ' '.repeat(width)).join('\n')
  return <Transform transform={(_, row) => lines[row] ?? ''}>{blank}</Transform>
}
