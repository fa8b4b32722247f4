import type { ReactElement } from 'react'
import { HEADER_ROWS } from '../state/layout.js'
import { showHeader } from '../view/header.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

/** Document, API, receiver, counts and the verdict so far. */
export function Header({ state }: ViewProps): ReactElement {
  const { columns } = state.size
  return <Rows lines={showHeader(state, columns)} width={columns} height={HEADER_ROWS} />
}
