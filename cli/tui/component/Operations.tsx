import type { ReactElement } from 'react'
import { topOfOperations } from '../state/choice.js'
import type { Area } from '../state/layout.js'
import { showOperationRow } from '../view/operation-row.js'
import { showTitle } from '../view/title.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

interface Props extends ViewProps {
  readonly area: Area
}

/** What can be triggered, and how it went. */
export function Operations({ state, area }: Props): ReactElement {
  const { look, view, operations } = state
  const { width, height } = area
  const isFocused = view.focus === 'operations'
  const top = topOfOperations(state)
  const selected = Math.min(view.operation, operations.length - 1)
  const rows = operations.slice(top, top + height).map((one, row) => {
    const isSelected = top + row === selected
    return showOperationRow(one, { isSelected, isFocused }, width, look)
  })
  const lines = [showTitle('Operations', isFocused, width, look), ...rows]
  return <Rows lines={lines} width={width} height={height + 1} />
}
