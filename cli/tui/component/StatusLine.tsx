import type { ReactElement } from 'react'
import { showStatus } from '../view/status.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

/** What has just happened, or the keys that help here. */
export function StatusLine({ state }: ViewProps): ReactElement {
  const { columns } = state.size
  return <Rows lines={[showStatus(state, columns)]} width={columns} height={1} />
}
