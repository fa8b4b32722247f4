import { Box } from 'ink'
import type { ReactElement } from 'react'
import { divideScreen } from '../state/layout.js'
import { Deliveries } from './Deliveries.js'
import { Detail } from './Detail.js'
import { Operations } from './Operations.js'
import type { ViewProps } from './props.js'
import { Wall } from './Wall.js'

/** The three panes, as the size of the screen lets them stand. */
export function Panes({ state }: ViewProps): ReactElement {
  const { shape, operations, deliveries, detail } = divideScreen(state.size, state.view.isZoomed)
  if (shape === 'zoomed') return <Detail state={state} area={detail} />
  const lists = (
    <Box>
      <Operations state={state} area={operations} />
      <Wall look={state.look} height={operations.height} />
      <Deliveries state={state} area={deliveries} />
    </Box>
  )
  return shape === 'beside' ? (
    <Box>
      {lists}
      <Wall look={state.look} height={detail.height} />
      <Detail state={state} area={detail} />
    </Box>
  ) : (
    <Box flexDirection="column">
      {lists}
      <Detail state={state} area={detail} />
    </Box>
  )
}
