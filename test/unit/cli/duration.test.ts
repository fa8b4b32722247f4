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

test.each([
  ['0.5ms', 0.5],
  ['0.001s', 1],
  ['1.125s', 1125],
  ['0.5m', 30_000],
  ['0ms', 0],
  ['007s', 7000],
  ['86400000ms', 86_400_000],
  ['86400s', 86_400_000],
])('%s is exactly %d ms', (text, durationMs) => {
  expect(parseDuration('--timeout', text)).toBe(durationMs)
})

test.each([
  '1.0001s',
  '0.1234ms',
  '.5s',
  '1,5s',
  '1234567890ms',
  '1s2ms',
  '2s\n',
  '+1s',
  '1sec',
  '1M',
])('%j is no duration, and no unit is offered', (text) => {
  expect(() => parseDuration('--timeout', text)).toThrow(
    expect.objectContaining({
      message: `--timeout: expected a duration such as 500ms, 2s or 1m, but got "${text}".`,
      hint: undefined,
    }) as Error,
  )
})

test.each(['86400001ms', '86400.001s', '1440.001m', '999999999m'])(
  '%s is longer than a day',
  (text) => {
    expect(() => parseDuration('--timeout', text)).toThrow(
      `--timeout: expected at most 1440m (a day), but got "${text}".`,
    )
  },
)
