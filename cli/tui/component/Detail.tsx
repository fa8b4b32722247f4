import type { ReactElement } from 'react'
import type { Area } from '../state/layout.js'
import { cutPainted } from '../view/clean.js'
import { listDetail } from '../view/detail.js'
import { showTitle, titleDetail } from '../view/title.js'
import type { ViewProps } from './props.js'
import { Rows } from './Rows.js'

interface Props extends ViewProps {
  readonly area: Area
}

/** All about one delivery, trigger or operation, from where it is scrolled to. */
export function Detail({ state, area }: Props): ReactElement {
  const { width, height } = area
  const { focus, detailTop } = state.view
  const all = listDetail(state)
  const top = Math.max(0, Math.min(detailTop, all.length - height))
  const place = all.length > height ? { from: top, to: top + height, of: all.length } : undefined
  const title = showTitle(titleDetail(state, place), focus === 'detail', width, state.look)
  const lines = all.slice(top, top + height).map((line) => cutPainted(line, width))
  return <Rows lines={[title, ...lines]} width={width} height={height + 1} />
}
