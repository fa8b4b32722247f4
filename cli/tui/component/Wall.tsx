import type { ReactElement } from 'react'
import type { Look } from '../look.js'
import { Rows } from './Rows.js'

interface Props {
  readonly look: Look
  /** Of the panes beside it, without their title. */
  readonly height: number
}

/** One column between two panes. */
export function Wall({ look, height }: Props): ReactElement {
  const { paint, symbols } = look
  const lines = [
    paint.dim(symbols.rule),
    ...Array.from({ length: height }, () => paint.dim(symbols.wall)),
  ]
  return <Rows lines={lines} width={1} height={lines.length} />
}
