import type { ReactElement } from 'react'
import { HEADER_ROWS } from '../state/layout.js'
import { cutPainted } from '../view/clean.js'
import { listHelp } from '../view/help.js'
import type { OverlayProps } from './props.js'
import { Rows } from './Rows.js'

/** All keys. */
export function Help({ state, overlay }: OverlayProps<'help'>): ReactElement {
  const { columns, rows } = state.size
  const height = rows - HEADER_ROWS - 1
  const lines = listHelp(state.look).slice(overlay.top, overlay.top + height)
  return (
    <Rows lines={lines.map((line) => cutPainted(line, columns))} width={columns} height={height} />
  )
}
