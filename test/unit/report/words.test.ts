import { expect, test } from 'vitest'
import { formatCount, formatDuration, formatNumber, joinWords } from '../../../src/report/words.js'

test('One is singular, and everything else plural.', () => {
  expect(formatCount(0, 'trigger')).toBe('0 triggers')
  expect(formatCount(1, 'trigger')).toBe('1 trigger')
  expect(formatCount(2, 'trigger')).toBe('2 triggers')
  expect(formatCount(1, 'delivery', 'deliveries')).toBe('1 delivery')
  expect(formatCount(12345, 'delivery', 'deliveries')).toBe('12,345 deliveries')
})

test('Thousands stand apart.', () => {
  expect(formatNumber(999)).toBe('999')
  expect(formatNumber(1000)).toBe('1,000')
  expect(formatNumber(1234567)).toBe('1,234,567')
})

test.each([
  [0, '0 ms'],
  [0.4, '< 1 ms'],
  [1, '1 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1300, '1.3 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [-12, '-12 ms'],
])('%d milliseconds read %s.', (durationMs, words) => {
  expect(formatDuration(durationMs)).toBe(words)
})

test('Words are joined as people do, and the rest is counted.', () => {
  expect(joinWords([])).toBe('')
  expect(joinWords(['a'])).toBe('a')
  expect(joinWords(['a', 'b'])).toBe('a and b')
  expect(joinWords(['a', 'b', 'c'])).toBe('a, b and c')
  expect(joinWords(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
})
