import type { ReactElement } from 'react'
import { showFilterLine } from '../view/status.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

/** The filter while it is written. */
export function FilterLine({ state }: ViewProps): ReactElement {
  const { columns } = state.size
  return <Rows lines={[showFilterLine(state, columns)]} width={columns} height={1} />
}
