import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elapsedMs, systemClock } from '../../src/clock.js'

function clockAt(nowMs: number) {
  return { ...systemClock, nowMs: () => nowMs }
}

test.each([
  [1000.0004, 0, 1000],
  [1000.0006, 0, 1000.001],
  [12.345678, 10, 2.346],
  [0.3, 0.1, 0.2],
  [5, 5, 0],
])('from %d after %d have passed %d ms', (nowMs, sinceMs, passedMs) => {
  expect(elapsedMs(clockAt(nowMs), sinceMs)).toBe(passedMs)
})

test('what has passed is told in at most three decimal places, and never runs backwards', () => {
  const ms = fc.double({ min: 0, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(ms, ms, ms, (sinceMs, firstMs, moreMs) => {
      const earlier = elapsedMs(clockAt(sinceMs + firstMs), sinceMs)
      const later = elapsedMs(clockAt(sinceMs + firstMs + moreMs), sinceMs)
      expect(later).toBeGreaterThanOrEqual(earlier)
      expect(String(earlier)).toMatch(/^\d+(?:\.\d{1,3})?$/)
    }),
  )
})
