import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/event/model.js'
import { buildReport, createReportBuilder } from '../../../src/report/build.js'
import * as event from './sample-events.js'

const { started, finished, sent, answered, opened, met, expired, raised, healthy } = event

test('A healthy run folds to one covered callback and one trigger.', () => {
  const report = buildReport([started(), ...healthy('trig-1'), finished()])
  expect(report).toEqual({
    schemaVersion: 1,
    ringback: '0.1.0',
    mode: 'verify',
    verdict: 'passed',
    because: '1 callback of 1 delivered and conforming',
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 1300,
    document: { source: 'openapi.json', openapi: '3.1.0', title: 'Invoice API' },
    api: 'http://127.0.0.1:8000',
    seed: 42,
    strict: false,
    totals: {
      operations: 1,
      callbacks: 1,
      triggers: 1,
      triggersAccepted: 1,
      triggersRefused: 0,
      triggersRefusedRightly: 0,
      triggersFailed: 0,
      expectations: 1,
      expectationsMet: 1,
      expectationsExpired: 0,
      deliveries: 1,
      deliveriesUnexpected: 0,
      deliveriesSent: 0,
      deliveriesAnswered: 0,
      errors: 0,
      warnings: 0,
      infos: 0,
    },
    coverage: [{ ...event.invoiceCallback, expected: 1, delivered: 1, state: 'delivered' }],
    triggers: [
      {
        trigger: 'trig-1',
        operation: 'create_invoice',
        kind: 'valid',
        request:
          'POST http://127.0.0.1:8000/invoices/?callback_url=http%3A%2F%2F127.0.0.1%3A4000%2F0123456789abcdef',
        status: 201,
        tookMs: 4,
        callbacks: [
          { callback: event.invoiceCallback.callback, delivery: 'dlv-trig-1', afterMs: 12 },
        ],
        curl: `curl -X POST -H 'content-type: application/json' --data-raw '{"id":"inv-1"}' 'http://127.0.0.1:8000/invoices/?callback_url=http%3A%2F%2F127.0.0.1%3A4000%2F0123456789abcdef'`,
      },
    ],
    triggersOmitted: 0,
    sent: [],
    sentOmitted: 0,
    skipped: [],
    findings: [],
    findingsOmitted: 0,
  })
})

test('A run without its end is interrupted, and keeps what there is.', () => {
  const report = buildReport([started(), ...healthy('trig-1')])
  expect(report.verdict).toBe('interrupted')
  expect(report.because).toBe('the run did not come to its end')
  expect(report.totals.deliveries).toBe(1)
  expect(report.durationMs).toBe(26)
})

test('No events at all give an interrupted report too.', () => {
  const report = buildReport([])
  expect(report.verdict).toBe('interrupted')
  expect(report.startedAt).toBe('1970-01-01T00:00:00.000Z')
  expect(report.coverage).toEqual([])
})

test('A report can be asked for while the run goes on, and is not changed by what follows.', () => {
  const builder = createReportBuilder()
  for (const one of [started(), ...healthy('trig-1')]) builder.add(one)
  const early = builder.build()
  const copy = structuredClone(early)
  for (const one of [...healthy('trig-2'), raised(), finished()]) builder.add(one)
  expect(early).toEqual(copy)
  expect(builder.build().totals.triggers).toBe(2)
})

test('Findings of one key are one entry with the evidence of the first.', () => {
  const report = buildReport([
    started(),
    sent('trig-1'),
    raised({ id: 'find-1', trigger: 'trig-1', arrived: 'paid: "yes"' }),
    raised({ id: 'find-2', trigger: 'trig-2', arrived: 'paid: "no"' }),
    raised({ id: 'find-3', trigger: 'trig-2', arrived: 'paid: 1' }),
    raised({ id: 'find-4', key: 'other', severity: 'warning' }),
    raised({ id: 'find-5', key: 'third', severity: 'info' }),
  ])
  expect(
    report.findings.map(({ id, count, triggers, arrived }) => ({ id, count, triggers, arrived })),
  ).toEqual([
    { id: 'find-1', count: 3, triggers: ['trig-1', 'trig-2'], arrived: 'paid: "yes"' },
    { id: 'find-4', count: 1, triggers: [], arrived: undefined },
    { id: 'find-5', count: 1, triggers: [], arrived: undefined },
  ])
  expect(report.totals).toMatchObject({ errors: 1, warnings: 1, infos: 1 })
})

test('A key that is a name of the prototype is a key like any other.', () => {
  const { findings } = buildReport([
    started(),
    raised({ key: '__proto__' }),
    raised({ key: 'constructor' }),
    raised({ key: '__proto__' }),
  ])
  expect(findings.map(({ key, count }) => [key, count])).toEqual([
    ['__proto__', 2],
    ['constructor', 1],
  ])
})

test('At most 20 triggers are named with a finding, and all are counted.', () => {
  const many = Array.from({ length: 30 }, (_, index) => raised({ trigger: `trig-${index + 1}` }))
  const [finding] = buildReport([started(), ...many]).findings
  expect(finding?.count).toBe(30)
  expect(finding?.triggers).toHaveLength(20)
  expect(finding?.triggers.at(-1)).toBe('trig-20')
})

test('At most 200 keys of one code and severity are kept, and the rest is counted.', () => {
  const builder = createReportBuilder()
  builder.add(started())
  for (let index = 0; index < 250; index += 1) {
    builder.add(raised({ key: `warn ${index}`, severity: 'warning' }))
  }
  builder.add(raised({ key: 'late error' }))
  builder.add(raised({ key: 'warn 3', severity: 'warning' }))
  const report = builder.build()
  expect(report.findings).toHaveLength(201)
  expect(report.findings.at(-1)?.key).toBe('late error')
  expect(report.findings[3]?.count).toBe(2)
  expect(report.findingsOmitted).toBe(50)
  expect(report.totals).toMatchObject({ warnings: 250, errors: 1 })
})

test('The first 10,000 triggers are listed, and the rest is counted.', () => {
  const builder = createReportBuilder()
  builder.add(started())
  for (let index = 1; index <= 10_003; index += 1) {
    builder.add(sent(`trig-${index}`, { body: { size: 0 }, headers: [], url: 'http://h/' }))
    builder.add(answered(`trig-${index}`))
  }
  const report = builder.build()
  expect(report.triggers).toHaveLength(10_000)
  expect(report.triggersOmitted).toBe(3)
  expect(report.totals).toMatchObject({ triggers: 10_003, triggersAccepted: 10_003 })
})

test('Triggers are counted by their answer, and a refused invalid one apart.', () => {
  const refused = { reason: 'refused', message: 'Nothing listens at 127.0.0.1:8000.' } as const
  const report = buildReport([
    started(),
    ...[sent('trig-1'), answered('trig-1', { status: 201 })],
    ...[sent('trig-2'), answered('trig-2', { status: 401 })],
    ...[sent('trig-3', { kind: 'invalid', fault: 'no body' }), answered('trig-3', { status: 422 })],
    ...[sent('trig-4'), answered('trig-4', { failure: refused })],
    ...[sent('trig-5'), answered('trig-5', { status: 307 })],
    sent('trig-6'),
  ])
  expect(report.totals).toMatchObject({
    triggers: 6,
    triggersAccepted: 1,
    triggersRefused: 3,
    triggersRefusedRightly: 1,
    triggersFailed: 1,
  })
  expect(report.triggers[2]).toMatchObject({ kind: 'invalid', fault: 'no body', status: 422 })
  expect(report.triggers[3]).toMatchObject({ failure: 'Nothing listens at 127.0.0.1:8000.' })
  expect(report.triggers[3]).not.toHaveProperty('status')
  expect(report.triggers[5]).not.toHaveProperty('tookMs')
})

test('A callback that did not come is missing.', () => {
  const events = [
    started(),
    opened('trig-1'),
    sent('trig-1'),
    answered('trig-1'),
    expired('trig-1'),
  ]
  const { coverage, totals } = buildReport(events)
  expect(coverage).toEqual([
    { ...event.invoiceCallback, expected: 1, delivered: 0, state: 'missing' },
  ])
  expect(totals).toMatchObject({ expectations: 1, expectationsMet: 0, expectationsExpired: 1 })
})

test('A callback that came once of twice counts as delivered, with both numbers.', () => {
  const { coverage } = buildReport([
    started(),
    ...healthy('trig-1'),
    ...[opened('trig-2'), sent('trig-2'), answered('trig-2'), expired('trig-2')],
  ])
  expect(coverage[0]).toMatchObject({ expected: 2, delivered: 1, state: 'delivered' })
})

test('A delivery that comes before the answer counts all the same.', () => {
  const { coverage } = buildReport([
    started(),
    ...[opened('trig-1'), sent('trig-1'), met('trig-1', { afterMs: -3 }), answered('trig-1')],
  ])
  expect(coverage[0]).toMatchObject({ expected: 1, delivered: 1 })
})

const onData = { ...event.invoiceCallback, callback: 'stream > onData', name: 'onData' }
const onError = { ...event.invoiceCallback, callback: 'stream > onError', name: 'onError' }

test('A callback in whose place a sibling came is not missing, but not exercised.', () => {
  const { coverage } = buildReport([
    started({ plan: [onData, onError] }),
    opened('trig-1', { expectation: 'e1', callback: onData.callback }),
    opened('trig-1', { expectation: 'e2', callback: onError.callback }),
    ...[sent('trig-1'), answered('trig-1')],
    expired('trig-1', { expectation: 'e2', callback: onError.callback }),
    met('trig-1', { expectation: 'e1', callback: onData.callback }),
  ])
  expect(coverage[0]).toMatchObject({ state: 'delivered' })
  expect(coverage[1]).toMatchObject({
    state: 'not-exercised',
    because: 'the API sent onData instead',
  })
})

test('A refused trigger owes nothing.', () => {
  const events = [started(), opened('trig-1'), sent('trig-1'), answered('trig-1', { status: 401 })]
  const { coverage, totals } = buildReport(events)
  expect(totals.expectations).toBe(0)
  expect(coverage[0]).toMatchObject({
    expected: 0,
    state: 'not-exercised',
    because: 'the API refused every trigger of it (401)',
  })
})

const skip = { type: 'operation:skipped', atMs: 1, operation: 'create_invoice' } as const

test.each<[because: string, readonly RunEvent[]]>([
  ['no trigger was sent for it', [started()]],
  [
    'its URL is static',
    [started({ plan: [{ ...event.invoiceCallback, skipped: 'its URL is static' }] })],
  ],
  ['no sample for the body', [started(), { ...skip, because: 'no sample for the body' }]],
  [
    'no sample for the body',
    [started(), { ...skip, kind: 'valid', because: 'no sample for the body' }],
  ],
  [
    'no trigger was sent for it',
    [started(), { ...skip, kind: 'invalid', because: 'all is allowed' }],
  ],
  [
    'the API did not answer',
    [
      started(),
      ...[opened('trig-1'), sent('trig-1')],
      answered('trig-1', { failure: { reason: 'timeout', message: 'No answer in 10 s.' } }),
    ],
  ],
  ['no trigger made it due', [started(), sent('trig-1'), answered('trig-1')]],
  [
    'the run ended before it was due',
    [started(), opened('trig-1'), sent('trig-1'), answered('trig-1')],
  ],
  ['the document was only read', [started({ mode: 'inspect' })]],
  ['nothing arrived for it', [started({ mode: 'listen' })]],
])('A callback that was not exercised has its reason: %s.', (because, events) => {
  expect(buildReport(events).coverage[0]).toMatchObject({ state: 'not-exercised', because })
})

test('When listening, what arrived and fits is the coverage.', () => {
  const { coverage, totals } = buildReport([
    started({ mode: 'listen' }),
    ...[event.received('dlv-1'), event.judged('dlv-1')],
    ...[event.received('dlv-2'), event.judged('dlv-2', { match: 'unexpected' })],
  ])
  expect(coverage[0]).toMatchObject({ expected: 0, delivered: 1, state: 'delivered' })
  expect(totals).toMatchObject({ deliveries: 2, deliveriesUnexpected: 1 })
})

test('What was skipped is kept once per operation and kind.', () => {
  const { skipped } = buildReport([
    started(),
    { ...skip, kind: 'without-url', because: 'the URL is required' },
    { ...skip, kind: 'without-url', because: 'again' },
    { ...skip, kind: 'invalid', because: 'everything is allowed' },
  ])
  expect(skipped).toEqual([
    { operation: 'create_invoice', kind: 'without-url', because: 'the URL is required' },
    { operation: 'create_invoice', kind: 'invalid', because: 'everything is allowed' },
  ])
})

test('A finding of traffic is repeated by the narrowed run, or by its first trigger.', () => {
  const [finding] = buildReport([
    started({ document: { source: 'my api.json', openapi: '3.1.0', title: 't' }, strict: true }),
    sent('trig-1', { operation: 'POST /a b', headers: [], body: { size: 0 }, url: 'http://h/a' }),
    raised({ operation: 'POST /a b', trigger: 'trig-1' }),
  ]).findings
  expect(finding?.repeat).toEqual([
    `ringback verify 'my api.json' --api http://127.0.0.1:8000 --only 'POST /a b' --seed 42 --strict`,
    'curl -X POST http://h/a',
  ])
})

test('The operation of a repeat comes from the callback where the finding has none.', () => {
  const about = { delivery: 'dlv-1', callback: event.invoiceCallback.callback }
  const [finding] = buildReport([started(), raised(about)]).findings
  expect(finding?.repeat).toEqual([
    'ringback verify openapi.json --api http://127.0.0.1:8000 --only create_invoice --seed 42',
  ])
})

test('A finding without traffic is repeated by reading the document.', () => {
  const [finding] = buildReport([started(), raised({ operation: 'create_invoice' })]).findings
  expect(finding?.repeat).toEqual(['ringback inspect openapi.json'])
})

test('A finding made while listening is repeated by listening.', () => {
  const [finding] = buildReport([started({ mode: 'listen' }), raised({ delivery: 'd' })]).findings
  expect(finding?.repeat).toEqual(['ringback listen openapi.json'])
})

test('Times keep one digit behind the point.', () => {
  const [trigger] = buildReport([
    started(),
    sent('trig-1'),
    answered('trig-1', { tookMs: 4.123456 }),
    met('trig-1', { afterMs: 12.98765 }),
  ]).triggers
  expect(trigger?.tookMs).toBe(4.1)
  expect(trigger?.callbacks[0]?.afterMs).toBe(13)
})

test('A trigger is listed as it is when the report is asked for, however often that is.', () => {
  const builder = createReportBuilder()
  const stages = [
    [started(), sent('trig-1', { fault: 'body without /id (required)', kind: 'invalid' })],
    [met('trig-1', { delivery: 'dlv-1' })],
    [answered('trig-1', { status: 422 })],
    [met('trig-1', { delivery: 'dlv-2', afterMs: 20 })],
  ]
  const seen = stages.map((events) => {
    for (const one of events) builder.add(one)
    return builder.build()
  })
  expect(
    seen.map(({ triggers: [trigger] }) => [
      trigger?.status,
      trigger?.tookMs,
      trigger?.callbacks.map(({ delivery }) => delivery),
    ]),
  ).toEqual([
    [undefined, undefined, []],
    [undefined, undefined, ['dlv-1']],
    [422, 4, ['dlv-1']],
    [422, 4, ['dlv-1', 'dlv-2']],
  ])
  expect(seen.map(({ triggers }) => Object.keys(triggers[0] ?? {}))[0]).toEqual([
    ...['trigger', 'operation', 'kind', 'fault', 'request', 'callbacks', 'curl'],
  ])
})

test('Two reports with nothing of a trigger between them share their list of triggers.', () => {
  const builder = createReportBuilder()
  for (const one of [started(), ...healthy('trig-1')]) builder.add(one)
  const { triggers } = builder.build()
  builder.add(finished())
  expect(builder.build().triggers).toBe(triggers)
  builder.add(sent('trig-2'))
  expect(builder.build().triggers).toHaveLength(2)
})

test('A trigger that nobody answered tells why, and has no status.', () => {
  const failure = { reason: 'timeout', message: 'No answer in 10 s.' } as const
  const [trigger] = buildReport([
    started(),
    sent('trig-1'),
    answered('trig-1', { failure, tookMs: 10_000 }),
  ]).triggers
  expect(trigger).toMatchObject({ failure: 'No answer in 10 s.', tookMs: 10_000 })
  expect(trigger).not.toHaveProperty('status')
})

test('A body that is too long for a command line is told in that of its trigger.', () => {
  const [trigger] = buildReport([
    started(),
    sent('trig-1', { body: { size: 5000, text: 'a'.repeat(5000) } }),
  ]).triggers
  expect(trigger?.curl).toContain('# its body of 5000 bytes is too long for a command line')
})

test('Of the refused triggers the invalid ones were refused rightly, and only those.', () => {
  const { totals, coverage } = buildReport([
    started(),
    ...[sent('trig-1', { kind: 'invalid' }), sent('trig-2'), sent('trig-3', { kind: 'invalid' })],
    ...[answered('trig-1', { status: 422 }), answered('trig-2', { status: 401 })],
    answered('trig-3'),
  ])
  expect(totals).toMatchObject({
    triggersAccepted: 1,
    triggersRefused: 2,
    triggersRefusedRightly: 1,
  })
  expect(coverage[0]?.because).toBe('no trigger made it due')
})
