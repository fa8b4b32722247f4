import type { ReactElement } from 'react'
import { HEADER_ROWS } from '../state/layout.js'
import { showAnswerMenu } from '../view/answer-menu.js'
import { cutPainted } from '../view/clean.js'
import type { OverlayProps } from './props.js'
import { Rows } from './Rows.js'

/** What the receiver can answer. */
export function AnswerMenu({ state, overlay }: OverlayProps<'answers'>): ReactElement {
  const { columns, rows } = state.size
  const height = rows - HEADER_ROWS - 1
  const lines = showAnswerMenu(overlay.choices, overlay.index, columns, height, state.look)
  return (
    <Rows lines={lines.map((line) => cutPainted(line, columns))} width={columns} height={height} />
  )
}
