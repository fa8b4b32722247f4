import { expect, test } from 'vitest'
import { planRetry } from '../../../src/session/retry.js'
import type { Exchange, FailureReason, HeaderPair } from '../../../src/transport/model.js'

const SCHEDULE = [1000, 5000, 30_000]
const NOW_MS = Date.parse('2026-01-01T00:00:00Z')
const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [], body: new Uint8Array() }

function answered(status: number, headers: readonly HeaderPair[] = []): Exchange {
  const response = { status, headers, body: new Uint8Array() }
  return { request, response, startedMs: 0, endedMs: 1 }
}

function failed(reason: FailureReason): Exchange {
  return { request, failure: { reason, message: '' }, startedMs: 0, endedMs: 1 }
}

function plan(exchange: Exchange, attempt = 1, schedule: readonly number[] = SCHEDULE) {
  return planRetry(exchange, { attempt, schedule, nowMs: NOW_MS })
}

test.each([408, 429, 500, 502, 503, 504, 599])('%d is tried again', (status) => {
  expect(plan(answered(status))).toBe(1000)
})

test.each([200, 204, 301, 304, 400, 401, 404, 409, 410, 422, 499])('%d is final', (status) => {
  expect(plan(answered(status))).toBeUndefined()
})

test.each(['refused', 'unresolved', 'reset', 'timeout', 'tls', 'malformed', 'other'] as const)(
  'a receiver without an answer (%s) is tried again',
  (reason) => {
    expect(plan(failed(reason))).toBe(1000)
  },
)

test('what was cancelled is not tried again', () => {
  expect(plan(failed('cancelled'))).toBeUndefined()
})

test('each attempt has its own time, and after the last one there is none', () => {
  const waits = [1, 2, 3, 4, 5].map((attempt) => plan(answered(500), attempt))
  expect(waits).toEqual([1000, 5000, 30_000, undefined, undefined])
})

test('without a schedule nothing is tried again', () => {
  expect(plan(answered(500), 1, [])).toBeUndefined()
})

test.each([
  ['7', 7000],
  [' 7 ', 7000],
  ['0', 1000],
  ['3600', 60_000],
  ['Thu, 01 Jan 2026 00:00:09 GMT', 9000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 1000],
  ['soon', 1000],
  ['-5', 1000],
  ['1.5', 1000],
  ['', 1000],
])('Retry-After: %j makes it wait %d ms', (text, waitMs) => {
  expect(plan(answered(429, [['Retry-After', text]]))).toBe(waitMs)
})

test('Retry-After does not bring an answer back that is final', () => {
  expect(plan(answered(404, [['Retry-After', '1']]))).toBeUndefined()
})
