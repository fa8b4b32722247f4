import { expect, test } from 'vitest'
import { changeView } from '../../../../cli/tui/state/move.js'
import { listDetail } from '../../../../cli/tui/view/detail.js'
import type { Finding, RunEvent } from '../../../../src/index.js'
import {
  captured,
  FAULTY_SESSION,
  finding,
  judged,
  met,
  OPERATIONS,
  PLAN,
  raised,
  received,
  runStarted,
  sent,
  triggerAnswered,
  triggerSent,
} from '../../../support/screen-events.js'
import { openState, type ScreenOptions } from '../../../support/screen-state.js'

const WIDE: ScreenOptions = { columns: 149, rows: 40 }

/** The detail of the last entry. */
function detail(...events: readonly RunEvent[]): readonly string[] {
  return listDetail(changeView(openState([runStarted(), ...events], WIDE), { subject: 'entry' }))
}

/** The detail of the selected operation. */
function operation(events: readonly RunEvent[], index = 0, options: ScreenOptions = {}) {
  return listDetail(changeView(openState(events, { ...WIDE, ...options }), { operation: index }))
}

const HEAD = 'dlv-1 arrived 30 ms after the start'
const NAME = 'create_invoice > invoice_notification'
const {
  callback: _one,
  trigger: _two,
  attempt: _three,
  ...strange
} = judged({
  match: 'unexpected',
}) as Extract<RunEvent, { type: 'delivery:judged' }>

test.each<[string, readonly RunEvent[], string]>([
  ['is not judged', [received()], `${HEAD}, not judged yet`],
  ['fits', [received(), judged()], `${HEAD}, ${NAME}, of trig-1`],
  [
    'came of a trigger that is listed',
    [triggerSent(), received(), judged()],
    `${HEAD}, ${NAME}, of trig-1 (create_invoice)`,
  ],
  [
    'came after its answer',
    [received(), judged(), met({ afterMs: 0.5 })],
    `${HEAD}, ${NAME}, of trig-1, < 1 ms after its answer`,
  ],
  [
    'came before its answer',
    [received(), judged(), met({ afterMs: -12 })],
    `${HEAD}, ${NAME}, of trig-1, 12 ms before its answer`,
  ],
  ['came again', [received(), judged({ attempt: 2 })], `${HEAD}, ${NAME}, attempt 2, of trig-1`],
  [
    'fits several callbacks',
    [received(), judged({ match: 'ambiguous' })],
    `${HEAD}, ${NAME}, fits several callbacks, of trig-1`,
  ],
  [
    'belongs to another trigger',
    [received(), judged({ match: 'crosstalk' })],
    `${HEAD}, ${NAME}, belongs to another trigger, of trig-1`,
  ],
  [
    'nobody waited for',
    [received(), judged({ match: 'unowed' })],
    `${HEAD}, ${NAME}, no callback was due, of trig-1`,
  ],
  ['fits nothing', [received(), strange], `${HEAD}, fits no callback of the document`],
  [
    'was taken by its schema',
    [received(), judged({ isTakenBySchema: true })],
    `${HEAD}, ${NAME}, taken for it by method and schema, of trig-1`,
  ],
])('a delivery that %s says so', (_, events, line) => {
  expect(detail(...events)[0]).toBe(line)
})

test('what broke off says so before the request', () => {
  expect(detail(received({ fault: 'aborted' })).slice(1, 4)).toEqual([
    'broke off: aborted',
    '',
    'POST /abc/invoices/7',
  ])
})

test('of a delivery the request comes first, then our answer', () => {
  const answer = { status: 422, headers: [['a', 'b']] as const, body: captured('no') }
  expect(detail(received({ headers: [], body: captured('x'), answer }))).toEqual([
    `${HEAD}, not judged yet`,
    '',
    'POST /abc/invoices/7',
    '',
    'x',
    '',
    'answered 422',
    '  a: b',
    '',
    'no',
  ])
})

test.each<[RunEvent, string]>([
  [received({ withheld: 'hang' }), 'not answered: it was left to wait, as was chosen'],
  [received({ withheld: 'reset' }), 'not answered: the connection was closed, as was chosen'],
  [received({ delayMs: 1500 }), 'after 1.5 s, as was chosen'],
  [received(), 'answered 204'],
])('the detail of a delivery ends with what its sender got %#', (event, line) => {
  expect(detail(event).at(-1)).toBe(line)
})

const { answer: _lost, forwarded: _made, ...lost } = sent()
const SENT = 'dlv-9 passed on dlv-1, create_invoice > invoice_notification'

test.each<[string, readonly RunEvent[], string]>([
  ['was passed on', [sent()], `${SENT}, answered after 5 ms`],
  [
    'was made',
    [{ ...lost, answer: { status: 200, headers: [], body: { size: 0 } } }],
    'dlv-9 was sent, create_invoice > invoice_notification, answered after 5 ms',
  ],
  ['is a case', [sent({ case: 'no id' })], `${SENT}, no id, answered after 5 ms`],
  ['was tried again', [sent({ attempt: 3 })], `${SENT}, attempt 3, answered after 5 ms`],
  [
    'will be tried again',
    [sent({ retryInMs: 30_000 })],
    `${SENT}, answered after 5 ms, sent again in 30.0 s`,
  ],
])('what %s says so', (_, events, line) => {
  expect(detail(...events)[0]).toBe(line)
})

test('the number of findings stands with what was sent', () => {
  const lines = detail(sent(), raised({ delivery: 'dlv-9' }))
  expect(lines).toContain(`${SENT}, answered after 5 ms, 1 finding`)
})

test.each<[string, RunEvent, string]>([
  [
    'and why',
    { ...lost, failure: { reason: 'refused', message: 'nothing listens\u001b' } },
    'no answer: nothing listens\\x1b',
  ],
  ['where nobody knows why', lost, 'no answer: it was not sent'],
])('a delivery without answer says so %s', (_, event, line) => {
  expect(detail(event).at(-1)).toBe(line)
})

test('a finding about what was sent is marked in the answer, not in our request', () => {
  const answer = { status: 200, headers: [], body: captured('{"paid":1}') }
  const lines = detail(
    sent({ answer }),
    raised({ delivery: 'dlv-9', code: 'receiver-body-schema', at: 'body /paid' }),
  )
  expect(lines.filter((line) => line.includes('◀'))).toEqual([
    '  "paid": 1  ◀ receiver-body-schema',
  ])
  expect(lines).toContain('  "paid": true')
})

test('a finding about a trigger is marked in the answer of the API', () => {
  const body = captured('{"id":"8"}')
  const lines = detail(
    triggerSent(),
    triggerAnswered({ body }),
    raised({ delivery: 'trig-1', code: 'trigger-body-schema', at: 'body /id' }),
  )
  expect(lines.filter((line) => line.includes('"id"'))).toEqual([
    '  "id": "7"',
    '  "id": "8"  ◀ trigger-body-schema',
  ])
})

const { status: _none, ...unanswered } = triggerAnswered({
  failure: { reason: 'refused', message: 'nothing listens' },
  tookMs: 3,
}) as Extract<RunEvent, { type: 'trigger:answered' }>

test.each<[string, readonly RunEvent[], readonly string[]]>([
  ['waits', [], ['not answered yet']],
  [
    'was answered',
    [triggerAnswered({ headers: [], body: { size: 0 } })],
    ['answered 200', 'took 10 ms'],
  ],
  ['was lost', [unanswered], ['no answer: nothing listens', 'took 3 ms']],
])('a trigger that %s ends with it', (_, events, lines) => {
  const all = detail(triggerSent({ headers: [], body: { size: 0 } }), ...events)
  expect(all).toEqual([
    'trig-1 create_invoice, valid',
    '',
    'POST http://127.0.0.1:8000/invoices/?callback_url=http://127.0.0.1:9000/abc',
    '',
    '(no body)',
    '',
    ...lines,
  ])
})

test('a trigger with a fault names it', () => {
  expect(detail(triggerSent({ kind: 'invalid', fault: 'no /id' }))[0]).toBe(
    'trig-1 create_invoice, invalid: no /id',
  )
})

test('findings come first, errors before warnings before the rest, else in their order', () => {
  const severities = ['info', 'warning', 'error', 'warning', 'error'] as const
  const lines = detail(
    received(),
    ...severities.map((severity, index) =>
      raised({ severity, id: `find-${index}`, message: `m${index}`, expected: `e${index}` }),
    ),
  )
  const expected = lines.flatMap((line) => /^ {2}expected {2}(e\d)$/.exec(line)?.[1] ?? [])
  expect(expected).toEqual(['e2', 'e4', 'e1', 'e3', 'e0'])
  expect(lines.indexOf(`${HEAD}, not judged yet`)).toBeGreaterThan(lines.indexOf('  expected  e0'))
})

test('a note is its text, one with a finding is the finding alone', () => {
  expect(
    detail({ type: 'callback:skipped', atMs: 1, request: 'r', callback: 'a', because: 'b' }),
  ).toEqual(['a was not sent: b'])
  const lines = detail(raised({ delivery: 'gone', message: 'the message' }))
  expect(lines[0]).toMatch(/delivery-body-schema/)
  expect(lines).not.toContain('the message')
})

test('nothing selected has no detail', () => {
  expect(detail()).toEqual([])
  expect(operation([], 0, { operations: [] })).toEqual([])
})

test.each<[string, readonly RunEvent[], string]>([
  ['was not tried', [runStarted()], 'not tried yet: Enter triggers it'],
  ['waits', [runStarted(), triggerSent()], 'waiting for its callbacks, 1 trigger, 0 deliveries'],
  [
    'passed',
    [runStarted(), triggerSent(), triggerSent(), received(), met(), judged()],
    'passed, 2 triggers, 1 delivery',
  ],
  ['failed', FAULTY_SESSION, 'failed, 1 trigger, 1 delivery'],
])('an operation that %s says so', (_, events, line) => {
  expect(operation(events).slice(0, 2)).toEqual(['POST /invoices/   create_invoice', line])
})

test('an operation that cannot be triggered says why, and what arrived all the same', () => {
  expect(operation([runStarted()], 1)).toEqual([
    'DELETE /invoices/{id}   delete_invoice',
    '0 deliveries',
    'cannot be triggered: nothing says where the URL goes',
    '',
  ])
})

test('a webhook says what arrived, and not twice why nothing causes it', () => {
  expect(operation([runStarted()], 2)).toEqual([
    'POST new_customer   webhook new_customer',
    'a webhook, 0 deliveries',
    'cannot be triggered: nothing that the document says causes it',
    '',
    '← new_customer   POST new_customer',
  ])
})

test('a callback says where it is taken and why it is not exercised', () => {
  const [planned] = PLAN
  const plan = planned === undefined ? [] : [{ ...planned, skipped: 'no URL' }]
  const address = { callback: NAME, name: 'a', method: 'POST', url: 'http://h/token' }
  const addresses = [{ ...address, callback: 'other' }, address]
  expect(operation([runStarted({ plan })], 0, { addresses }).slice(2)).toEqual([
    '',
    '← invoice_notification   POST {$callback_url}/invoices/{$request.body.id}',
    '  taken at http://h/token',
    '  not exercised: no URL',
  ])
})

/** Codes that the detail of the operation shows for these findings of different deliveries. */
function lastCodes(...findings: readonly Partial<Finding>[]): readonly string[] {
  const events = findings.flatMap((one, index) => {
    const delivery = `dlv-${index}`
    return [received({ delivery }), raised({ delivery, id: `find-${index}`, ...one })]
  })
  return operation([runStarted(), ...events]).flatMap(
    (line) => /^✗ (delivery-[\w-]+)/.exec(line)?.[1] ?? [],
  )
}

test('of the findings about an operation the last three kinds are shown, the last first', () => {
  expect(
    lastCodes(
      { key: 'a', code: 'delivery-url' },
      { key: 'b', code: 'delivery-method' },
      { key: 'c', code: 'delivery-late' },
      { key: 'd', code: 'delivery-missing' },
    ),
  ).toEqual(['delivery-missing', 'delivery-late', 'delivery-method'])
})

test('the same kind is shown once', () => {
  expect(
    lastCodes(
      { key: 'a', code: 'delivery-url' },
      { key: 'b', code: 'delivery-method' },
      { key: 'a', code: 'delivery-url' },
    ),
  ).toEqual(['delivery-url', 'delivery-method'])
})

test('findings about something else are not shown', () => {
  const { callback: _any, ...other } = finding({ operation: 'delete_invoice', key: 'b' })
  const { callback: _same, ...own } = finding({ operation: 'create_invoice', key: 'c' })
  const events = [other, own].map(
    (one): RunEvent => ({ type: 'finding:raised', atMs: 1, finding: one }),
  )
  const webhook = raised({ callback: 'webhook new_customer', key: 'd', code: 'delivery-late' })
  const lines = operation([runStarted(), received(), ...events, webhook])
  expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(1)
})

test('an operation that is tried again shows the findings of before no more', () => {
  const lines = operation([...FAULTY_SESSION, triggerSent({ trigger: 'trig-2' })])
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([])
})

test('the detail is worked out once for an entry, a width and a plan', () => {
  const state = changeView(openState(FAULTY_SESSION), { subject: 'entry' })
  expect(listDetail(state)).toBe(listDetail(changeView(state, { detailTop: 3 })))
  expect(listDetail({ ...state, plan: [] })).not.toBe(listDetail(state))
  const narrow = listDetail({ ...state, size: { columns: 60, rows: 24 } })
  expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(60)
})

test('a detail is broken into the width of its pane', () => {
  const narrow = openState([runStarted(), received(), judged()], { columns: 40, rows: 10 })
  expect(listDetail(changeView(narrow, { subject: 'entry' })).slice(0, 4)).toEqual([
    'dlv-1 arrived 30 ms after the start,',
    'create_invoice > invoice_notification,',
    'of trig-1',
    '',
  ])
})

test('operations of the plan without callbacks list none', () => {
  expect(operation([runStarted({ plan: [] })], 0, { operations: OPERATIONS })).toEqual([
    'POST /invoices/   create_invoice',
    'not tried yet: Enter triggers it',
    '',
  ])
})

test('of one kind the last finding is shown, with what arrived last', () => {
  const of = (arrived: string) => {
    const delivery = `dlv-${arrived}`
    return [received({ delivery }), raised({ delivery, key: 'a', arrived })]
  }
  const lines = operation([runStarted(), ...of('first'), ...of('last')])
  expect(lines.filter((line) => line.startsWith('  arrived'))).toEqual([
    expect.stringContaining('  arrived   last'),
  ])
})
