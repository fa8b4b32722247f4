import type { Size } from './model.js'

/** Where the rows of a pane stand, its title above them. Cells, counted from 0. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Layout {
  readonly shape: 'stacked' | 'beside' | 'zoomed'
  readonly operations: Area
  readonly deliveries: Area
  readonly detail: Area
}

export const HEADER_ROWS = 2
const TITLE_ROWS = 1
const STATUS_ROWS = 1

const SMALLEST: Size = { columns: 40, rows: 10 }

/** From here on the detail stands beside the lists and not below them. */
const WIDE_COLUMNS = 150

const NOWHERE: Area = { left: 0, top: 0, width: 0, height: 0 }

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows
}

/** Divides the screen. It must not be too small. */
export function divideScreen({ columns, rows }: Size, isZoomed: boolean): Layout {
  const top = HEADER_ROWS + TITLE_ROWS
  const height = rows - top - STATUS_ROWS
  if (isZoomed) {
    const detail = { left: 0, top, width: columns, height }
    return { shape: 'zoomed', operations: NOWHERE, deliveries: NOWHERE, detail }
  }
  return columns >= WIDE_COLUMNS
    ? divideBeside(columns, top, height)
    : divideStacked(columns, top, height)
}

function divideBeside(columns: number, top: number, height: number): Layout {
  const operations = { left: 0, top, width: Math.min(40, Math.floor(columns / 5)), height }
  const left = operations.width + 1
  const deliveries = { left, top, width: Math.floor((columns - left) / 2), height }
  const right = left + deliveries.width + 1
  const detail = { left: right, top, width: columns - right, height }
  return { shape: 'beside', operations, deliveries, detail }
}

function divideStacked(columns: number, top: number, height: number): Layout {
  const listHeight = Math.max(2, Math.floor((height - TITLE_ROWS) * 0.4))
  const width = Math.max(16, Math.floor(columns * 0.32))
  const below = top + listHeight + TITLE_ROWS
  return {
    shape: 'stacked',
    operations: { left: 0, top, width, height: listHeight },
    deliveries: { left: width + 1, top, width: columns - width - 1, height: listHeight },
    detail: { left: 0, top: below, width: columns, height: height - listHeight - TITLE_ROWS },
  }
}
