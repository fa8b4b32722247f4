import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Area, divideScreen, isTooSmall } from '../../../../cli/tui/state/layout.js'

const SIZE = fc.record({
  columns: fc.integer({ min: 40, max: 500 }),
  rows: fc.integer({ min: 10, max: 200 }),
})

test.each([
  [40, 10, [0, 3, 16, 2], [17, 3, 23, 2], [0, 6, 40, 3]],
  [80, 24, [0, 3, 25, 7], [26, 3, 54, 7], [0, 11, 80, 12]],
  [120, 40, [0, 3, 38, 14], [39, 3, 81, 14], [0, 18, 120, 21]],
  [149, 30, [0, 3, 47, 10], [48, 3, 101, 10], [0, 14, 149, 15]],
  [150, 30, [0, 3, 30, 26], [31, 3, 59, 26], [91, 3, 59, 26]],
  [199, 30, [0, 3, 39, 26], [40, 3, 79, 26], [120, 3, 79, 26]],
  [300, 80, [0, 3, 40, 76], [41, 3, 129, 76], [171, 3, 129, 76]],
])('%dx%d is divided', (columns, rows, operations, deliveries, detail) => {
  const layout = divideScreen({ columns, rows }, false)
  const flat = ({ left, top, width, height }: Area) => [left, top, width, height]
  expect([layout.operations, layout.deliveries, layout.detail].map(flat)).toEqual([
    operations,
    deliveries,
    detail,
  ])
})

test('no two panes share a cell, and none leaves the screen', () => {
  const isApart = (one: Area, other: Area) =>
    one.left + one.width <= other.left ||
    other.left + other.width <= one.left ||
    one.top + one.height <= other.top ||
    other.top + other.height <= one.top
  fc.assert(
    fc.property(SIZE, (size) => {
      const { operations, deliveries, detail } = divideScreen(size, false)
      expect(isApart(operations, deliveries)).toBe(true)
      expect(isApart(operations, detail)).toBe(true)
      expect(isApart(deliveries, detail)).toBe(true)
      for (const area of [operations, deliveries, detail]) {
        expect(area.left + area.width).toBeLessThanOrEqual(size.columns)
        expect(area.top + area.height).toBeLessThan(size.rows)
        expect(area.width).toBeGreaterThanOrEqual(16)
        expect(area.height).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 100 },
  )
})

test('above each pane one row is left for its title, below the header', () => {
  fc.assert(
    fc.property(SIZE, (size) => {
      const { operations, deliveries, detail } = divideScreen(size, false)
      expect([operations.top, deliveries.top]).toEqual([3, 3])
      const above = size.columns < 150 ? operations.top + operations.height + 1 : 3
      expect(detail.top).toBe(above)
    }),
    { numRuns: 50 },
  )
})

test('a detail that is zoomed has every row but the header, its title and the bottom line', () => {
  const { shape, operations, deliveries, detail } = divideScreen({ columns: 80, rows: 24 }, true)
  expect(shape).toBe('zoomed')
  expect(detail).toEqual({ left: 0, top: 3, width: 80, height: 20 })
  const nowhere = { left: 0, top: 0, width: 0, height: 0 }
  expect([operations, deliveries]).toEqual([nowhere, nowhere])
})

test.each([
  [40, 10, false],
  [39, 10, true],
  [40, 9, true],
  [1000, 9, true],
  [39, 1000, true],
  [0, 0, true],
])('%dx%d is too small: %s', (columns, rows, isSmall) => {
  expect(isTooSmall({ columns, rows })).toBe(isSmall)
})
