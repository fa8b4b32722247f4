import { Box } from 'ink'
import { type ReactElement, useSyncExternalStore } from 'react'
import { isTooSmall } from '../state/layout.js'
import type { Store } from '../store.js'
import { AnswerMenu } from './AnswerMenu.js'
import { FilterLine } from './FilterLine.js'
import { Header } from './Header.js'
import { Help } from './Help.js'
import { Panes } from './Panes.js'
import type { ViewProps } from './props.js'
import { StatusLine } from './StatusLine.js'
import { TooSmall } from './TooSmall.js'

interface Props {
  readonly store: Store
}

/** The whole screen. */
export function App({ store }: Props): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.read, store.read)
  if (isTooSmall(state.size)) return <TooSmall state={state} />
  const { columns, rows } = state.size
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header state={state} />
      <Body state={state} />
      {state.overlay.kind === 'filter' ? (
        <FilterLine state={state} />
      ) : (
        <StatusLine state={state} />
      )}
    </Box>
  )
}

function Body({ state }: ViewProps): ReactElement {
  switch (state.overlay.kind) {
    case 'help':
      return <Help state={state} overlay={state.overlay} />
    case 'answers':
      return <AnswerMenu state={state} overlay={state.overlay} />
    case 'filter':
    case 'none':
      return <Panes state={state} />
  }
}
