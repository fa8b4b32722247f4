import type { ReactElement } from 'react'
import { lookAtDeliveries } from '../state/choice.js'
import type { Area } from '../state/layout.js'
import { listHints } from '../view/empty.js'
import { showEntryRow } from '../view/entry-row.js'
import { showTitle, titleDeliveries } from '../view/title.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

interface Props extends ViewProps {
  readonly area: Area
}

/** What was sent and what arrived, newest last. */
export function Deliveries({ state, area }: Props): ReactElement {
  const { look, view, plan } = state
  const { width, height } = area
  const isFocused = view.focus === 'deliveries'
  const { all, top, index } = lookAtDeliveries(state)
  const rows = all.slice(top, top + height).map((entry, row) => {
    const isSelected = top + row === index
    return showEntryRow(entry, { isSelected, isFocused }, plan, width, look)
  })
  const title = showTitle(titleDeliveries(state), isFocused, width, look)
  const lines = [title, ...(rows.length === 0 ? listHints(state, width) : rows)]
  return <Rows lines={lines} width={width} height={height + 1} />
}
