import { expect, test } from 'vitest'
import { draw, openState } from '../../../support/screen-state.js'

test.each([
  [39, 10, ['too small: 39x10', 'needs 40x10', '1 delivery', '1 error', 'q quits']],
  [40, 9, ['too small: 40x9', 'needs 40x10', '1 delivery', '1 error', 'q quits']],
  [40, 4, ['too small: 40x4', 'needs 40x10', '1 delivery', '1 error']],
  [40, 2, ['too small: 40x2', 'needs 40x10']],
  [11, 5, ['too small:…', 'needs 40x10', '1 delivery', '1 error', 'q quits']],
  [10, 3, ['too small…', 'needs 40x…', '1 delivery']],
  [2, 2, ['t…', 'n…']],
])('%dx%d says so, as far as there is room', (columns, rows, lines) => {
  expect(draw(openState(undefined, { columns, rows }))).toEqual(lines)
})

test.each([
  [40, 10],
  [41, 11],
])('%dx%d is large enough', (columns, rows) => {
  const lines = draw(openState(undefined, { columns, rows }))
  expect(lines[0]).toMatch(/^Ringback /)
  expect(lines).toHaveLength(rows)
})
