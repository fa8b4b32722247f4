import type { ReactElement } from 'react'
import { cutWidth, formatCount } from '../../../src/index.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

/** Nothing that could be read fits; the counts go on. */
export function TooSmall({ state }: ViewProps): ReactElement {
  const { size, counts, look } = state
  const columns = Math.max(1, size.columns)
  const lines = [
    `too small: ${size.columns}x${size.rows}`,
    'needs 40x10',
    formatCount(counts.received, 'delivery', 'deliveries'),
    formatCount(counts.errors, 'error'),
    'q quits',
  ]
    .slice(0, Math.max(1, size.rows))
    .map((line) => cutWidth(line, columns, look.symbols.ellipsis))
  return <Rows lines={lines} width={columns} height={lines.length} />
}
