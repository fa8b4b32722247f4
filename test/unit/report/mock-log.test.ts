import { expect, test } from 'vitest'
import type { Finding } from '../../../src/check/model.js'
import type { RunEvent } from '../../../src/event/model.js'
import { createMockLog } from '../../../src/report/mock-log.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const STYLE = createTextStyle({ color: false, unicode: true, width: 80 })
const NO_BODY = { size: 0, text: '' }
const ANSWER = { status: 200, headers: [], body: NO_BODY }
const CALLBACK = 'pay > paid'

const STARTED: RunEvent = {
  type: 'run:started',
  atMs: 0,
  mode: 'mock',
  date: '2026-01-01T00:00:00.000Z',
  ringback: '0.1.0',
  document: { source: 'openapi.json', openapi: '3.1.0', title: 'Invoices' },
  seed: 1,
  strict: false,
  plan: [{ callback: CALLBACK, name: 'paid', operation: 'pay', method: 'POST', key: '{$url}' }],
}

const SERVED: RunEvent = {
  type: 'request:served',
  atMs: 1,
  request: 'req-1',
  operation: 'pay',
  method: 'POST',
  url: '/pay',
  headers: [],
  body: NO_BODY,
  answer: ANSWER,
  because: 'the request conforms',
}

const SENT: RunEvent = {
  type: 'delivery:sent',
  atMs: 2,
  delivery: 'dlv-1',
  callback: CALLBACK,
  request: 'req-1',
  attempt: 1,
  method: 'POST',
  url: 'http://127.0.0.1:3000/paid',
  headers: [],
  body: NO_BODY,
  answer: ANSWER,
  tookMs: 12,
}

const JUDGED: RunEvent = {
  type: 'delivery:judged',
  atMs: 3,
  delivery: 'dlv-1',
  match: 'sent',
  callback: CALLBACK,
  attempt: 1,
  findings: [],
}

const FINDING: Finding = {
  id: 'find-1',
  code: 'receiver-body-schema',
  severity: 'error',
  basis: 'document',
  message: 'the answer breaks its schema',
  expected: 'ok: boolean',
  arrived: 'ok: "no"',
  at: 'body /ok',
  delivery: 'dlv-1',
  key: 'k',
}

function render(events: readonly RunEvent[], style = STYLE): string[] {
  const log = createMockLog(style)
  return [STARTED, ...events].flatMap((event) => log.add(event))
}

test('a request is one line', () => {
  expect(render([SERVED])).toEqual(['POST /pay  200  the request conforms'])
})

test('a reason that is too long for it stands below', () => {
  const because = 'body, line 1, column 1: a member that has quite a long name is missing here'
  expect(render([{ ...SERVED, because }])).toEqual(['POST /pay  200', `    ${because}`])
})

test('a callback and its answer are one line, once it is judged', () => {
  expect(render([SENT])).toEqual([])
  expect(render([SENT, JUDGED])).toEqual([
    '  --> paid  POST http://127.0.0.1:3000/paid  <-- 200 in 12 ms',
  ])
})

test('what was found about it stands under it', () => {
  const raised: RunEvent = { type: 'finding:raised', atMs: 2, finding: FINDING }
  expect(render([SENT, raised, JUDGED])).toEqual([
    '  --> paid  POST http://127.0.0.1:3000/paid  <-- 200 in 12 ms',
    '    ✗ receiver-body-schema',
    '      expected ok: boolean, arrived ok: "no" at body /ok',
  ])
})

test('a finding without both sides is told by its message', () => {
  const { expected: _expected, arrived: _arrived, ...finding } = FINDING
  const raised: RunEvent = { type: 'finding:raised', atMs: 2, finding }
  expect(render([SENT, raised, JUDGED]).at(-1)).toBe('      the answer breaks its schema')
})

test('findings about nothing that was sent are left to the summary', () => {
  expect(render([{ type: 'finding:raised', atMs: 2, finding: FINDING }])).toEqual([])
})

test('a further attempt and the next one are told', () => {
  const { answer: _, ...unanswered } = SENT
  const failure = { reason: 'refused', message: 'nothing listens there' } as const
  const sent = { ...unanswered, failure, attempt: 2, retryInMs: 5000 }
  expect(render([sent, JUDGED])).toEqual([
    '  --> paid  POST http://127.0.0.1:3000/paid  attempt 2',
    '      <-- nothing listens there  again in 5.0 s',
  ])
})

test('a wrong body is named', () => {
  const sent = { ...SENT, case: 'body without id (required)' }
  expect(render([sent, JUDGED]).join(' ')).toContain('body without id (required)')
})

test('a callback that is not sent is told with its reason', () => {
  const because = 'the query parameter callback_url is missing, and nothing else says where it goes'
  expect(
    render([{ type: 'callback:skipped', atMs: 2, request: 'req-1', callback: CALLBACK, because }]),
  ).toEqual([
    '  - paid not sent: the query parameter callback_url is missing, and nothing else',
    '    says where it goes',
  ])
})

test('a webhook that the plan does not name goes by its id', () => {
  const sent = { ...SENT, callback: 'webhook ping' }
  expect(render([sent, JUDGED])[0]).toContain('--> webhook ping')
})

test('what clients and receivers send cannot command the terminal', () => {
  const url = '/pay\u001b[2J'
  const lines = render([
    { ...SERVED, url, because: 'a\u202eb' },
    { ...SENT, url },
    JUDGED,
    { type: 'callback:skipped', atMs: 2, request: 'r', callback: '\u0007', because: '\u001b' },
  ])
  expect(lines.join('\n')).not.toMatch(/[\u0007\u001b\u202e]/)
})

test('ASCII terminals get ASCII', () => {
  const style = createTextStyle({ color: false, unicode: false, width: 60 })
  const raised: RunEvent = { type: 'finding:raised', atMs: 2, finding: FINDING }
  expect(render([SERVED, SENT, raised, JUDGED], style).join('')).toMatch(/^[ -~]*$/)
})
