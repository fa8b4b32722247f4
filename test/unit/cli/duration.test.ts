import { expect, test } from 'vitest'
import { parseDuration } from '../../../cli/duration.js'

test.each([
  ['500ms', 500],
  ['2s', 2000],
  ['1.5s', 1500],
  ['0.25s', 250],
  ['1m', 60_000],
  ['0s', 0],
  ['1440m', 86_400_000],
])('%s is %d ms', (text, durationMs) => {
  expect(parseDuration('--timeout', text)).toBe(durationMs)
})

test('a bare number is refused, and both readings are offered', () => {
  expect(() => parseDuration('--timeout', '5')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: '--timeout: expected a duration such as 500ms, 2s or 1m, but got "5".',
      hint: 'Write its unit: 5s or 5ms.',
    }) as Error,
  )
})

test.each(['', 's', '-1s', '1h', '1 s', '1e3s', '1.s', '٣s', '5S', 'Infinitys'])(
  '"%s" is no duration',
  (text) => {
    expect(() => parseDuration('--settle', text)).toThrow(
      `--settle: expected a duration such as 500ms, 2s or 1m, but got "${text}".`,
    )
  },
)

test('more than a day is refused: timers would overflow', () => {
  expect(() => parseDuration('--timeout', '1441m')).toThrow(
    '--timeout: expected at most 1440m (a day), but got "1441m".',
  )
})
