import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/event/model.js'
import { createProgressText } from '../../../src/report/progress-text.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import * as event from './sample-events.js'

const { started, sent, answered, opened, met, expired, received, judged, raised } = event
const wide = createTextStyle({ color: false, unicode: true, width: 120 })

/** All lines of these events, with the end of the run after them. */
function tell(events: readonly RunEvent[], style = wide): readonly string[] {
  const progress = createProgressText(style)
  return [started(), ...events, event.finished()].flatMap((one) => progress.add(one))
}

test('A trigger is one line, told when its callback has come.', () => {
  const progress = createProgressText(wide)
  const lines = event.healthy('trig-1').map((one) => progress.add(one))
  expect(lines.slice(0, -1).flat()).toEqual([])
  expect(lines.at(-1)).toEqual([
    '✓ create_invoice  POST /invoices/?callback_url=…  201 in 4 ms  → invoice_notification after 12 ms',
  ])
})

test('At 80 columns what came of it stands on the next line.', () => {
  expect(tell(event.healthy('trig-1'), createTextStyle({ color: false, unicode: false }))).toEqual([
    '+ create_invoice  POST /invoices/?callback_url=...  201 in 4 ms',
    '    -> invoice_notification after 12 ms',
  ])
})

test('An operation that is called by its request is not named twice.', () => {
  const operation = 'POST /invoices/'
  const events = [sent('trig-1', { operation }), answered('trig-1', { operation, status: 401 })]
  expect(tell(events)).toEqual(['! POST /invoices/?callback_url=…  401 in 4 ms  refused'])
})

test('A callback that came before the answer is told so.', () => {
  const events = [
    ...[opened('t'), sent('t'), received('dlv-t'), judged('dlv-t', { trigger: 't' })],
    ...[met('t', { afterMs: -3 }), answered('t')],
  ]
  expect(tell(events)[0]).toMatch(/→ invoice_notification 3 ms before the answer$/)
})

test('A callback that did not arrive makes the line fail.', () => {
  expect(tell([opened('t'), sent('t'), answered('t'), expired('t')])).toEqual([
    '✗ create_invoice  POST /invoices/?callback_url=…  201 in 4 ms  → invoice_notification did not arrive',
  ])
})

test('Of several callbacks one is enough, and the others are told as not sent.', () => {
  const onError = 'create_invoice > onError'
  const lines = tell([
    ...[opened('t'), opened('t', { expectation: 'e2', callback: onError }), sent('t')],
    ...[answered('t'), judged('dlv-t', { trigger: 't' }), met('t')],
    expired('t', { expectation: 'e2', callback: onError }),
  ])
  expect(lines[0]).toMatch(/^✓ .*→ invoice_notification after 12 ms {2}→ onError not sent$/)
})

test('A line waits until the delivery is judged and its findings are raised, in any order.', () => {
  const head = [opened('t'), sent('t'), answered('t')]
  const judgement = judged('dlv-t', { trigger: 't', findings: ['find-1', 'find-2'] })
  const first = raised({ id: 'find-1', trigger: 't', delivery: 'dlv-t' })
  const second = raised({ id: 'find-2', trigger: 't', delivery: 'dlv-t', severity: 'warning' })
  for (const tail of [
    [met('t'), judgement, first, second],
    [first, second, judgement, met('t')],
    [first, judgement, met('t'), second],
  ]) {
    const progress = createProgressText(wide)
    const lines = [...head, ...tail].map((one) => progress.add(one))
    expect(lines.slice(0, -1).flat()).toEqual([])
    expect(lines.at(-1)).toEqual([
      '✗ create_invoice  POST /invoices/?callback_url=…  201 in 4 ms  → invoice_notification after 12 ms  1 error  1 warning',
    ])
  }
})

test('A finding about the answer counts, and a warning alone makes the line odd.', () => {
  const events = [opened('t'), sent('t'), raised({ trigger: 't', severity: 'warning' })]
  const [line] = tell([...events, answered('t'), judged('dlv-t', { trigger: 't' }), met('t')])
  expect(line).toMatch(/^! .*after 12 ms {2}1 warning$/)
})

test('A trigger that was not answered says why.', () => {
  const failure = { reason: 'refused', message: 'Nothing listens at 127.0.0.1:8000.' } as const
  expect(tell([opened('t'), sent('t'), answered('t', { failure })])).toEqual([
    '✗ create_invoice  POST /invoices/?callback_url=…  no answer after 4 ms  Nothing listens at 127.0.0.1:8000.',
  ])
})

test('Triggers that owe no callback are told when the run ends, in words.', () => {
  const events = [
    ...[sent('t1', { kind: 'without-url', url: 'http://h/invoices/' }), answered('t1')],
    ...[sent('t2', { kind: 'invalid', fault: 'no body' }), answered('t2', { status: 422 })],
    ...[sent('t3', { kind: 'invalid', fault: 'no body' }), answered('t3')],
    ...[sent('t4', { kind: 'without-url', url: 'http://h/' }), answered('t4', { status: 401 })],
  ]
  const progress = createProgressText(wide)
  expect(events.flatMap((one) => progress.add(one))).toEqual([])
  expect(progress.add(event.finished())).toEqual([
    '✓ create_invoice  POST /invoices/  201 in 4 ms  no URL given: no callback, as it should be',
    '✓ create_invoice  POST /invoices/?callback_url=…  422 in 4 ms  no body: refused, no callback, as it should be',
    '! create_invoice  POST /invoices/?callback_url=…  201 in 4 ms  no body: accepted',
    '! create_invoice  POST /  401 in 4 ms  refused',
  ])
})

test('A callback for a trigger that owes none fails at once.', () => {
  const progress = createProgressText(wide)
  const events = [sent('t', { kind: 'invalid' }), answered('t', { status: 422 }), received('d')]
  for (const one of events) progress.add(one)
  expect(progress.add(judged('d', { match: 'unowed', trigger: 't', findings: [] }))).toEqual([
    '✗ create_invoice  POST /invoices/?callback_url=…  422 in 4 ms  → a callback, although none was due',
  ])
})

test('When the run ends early, what is still open is told as such.', () => {
  expect(tell([opened('t1'), sent('t1'), answered('t1'), sent('t2')])).toEqual([
    '! create_invoice  POST /invoices/?callback_url=…  201 in 4 ms  callback not waited for',
    '! create_invoice  POST /invoices/?callback_url=…  not answered yet',
  ])
})

test('A valid trigger that makes nothing due says so.', () => {
  expect(tell([sent('t'), answered('t')])[0]).toMatch(/^✓ .* no callback was due$/)
})

test('The receiver and skipped operations have lines.', () => {
  const skip = { type: 'operation:skipped', atMs: 1, operation: 'list' } as const
  expect(
    tell([
      { type: 'receiver:listening', atMs: 1, url: 'http://127.0.0.1:4000' },
      { ...skip, because: 'no sample for the body' },
      { ...skip, kind: 'invalid', because: 'everything is allowed' },
    ]),
  ).toEqual([
    'receiver listening at http://127.0.0.1:4000',
    '- list  skipped: no sample for the body',
    '- list, invalid trigger  skipped: everything is allowed',
  ])
})

test('When verifying, only deliveries that belong nowhere have a line of their own.', () => {
  const unexpected = {
    type: 'delivery:judged',
    atMs: 1,
    delivery: 'd2',
    match: 'unexpected',
    findings: ['find-1'],
  } as const
  const events = [
    ...[received('d1'), judged('d1', { trigger: 't' })],
    ...[received('d2', { url: '/favicon.ico', method: 'GET' }), unexpected],
  ]
  expect(tell(events)).toEqual(['! GET /favicon.ico  answered 204  fits no callback  1 finding'])
})

test('When listening, every delivery has a line.', () => {
  expect(tell([started({ mode: 'listen' }), received('d1'), judged('d1')])).toEqual([
    '✓ POST /0123456789abcdef/invoices/inv-1  answered 204  → create_invoice > invoice_notification',
  ])
})

test('What was captured is escaped, and no line is a command of a CI system.', () => {
  const evil = '::error::\u001b[2J\u202e\n::stop-commands::x'
  const failure = { reason: 'other', message: evil } as const
  const lines = tell([
    { type: 'receiver:listening', atMs: 1, url: evil },
    { type: 'operation:skipped', atMs: 1, operation: evil, because: evil },
    ...[sent('t', { operation: evil, method: evil, url: evil }), answered('t', { failure })],
    ...[received('d', { method: evil, url: evil }), judged('d', { match: 'crosstalk' })],
  ])
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(line.trim()).not.toMatch(/^::/)
  }
})
