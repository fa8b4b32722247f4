import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookAtDeliveries } from '../../../../cli/tui/state/choice.js'
import { applyEvents } from '../../../../cli/tui/state/event.js'
import { changeView } from '../../../../cli/tui/state/move.js'
import type { RunEvent } from '../../../../src/index.js'
import {
  captured,
  finding,
  judged,
  met,
  PLAN,
  raised,
  received,
  runStarted,
  sent,
  triggerAnswered,
  triggerSent,
} from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

const ID = fc.integer({ min: 1, max: 4 })
const [CALLBACK, WEBHOOK] = PLAN.map(({ callback }) => callback)

/** Events in any order, also what no engine would tell. */
const EVENT: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.constant(runStarted()),
  ID.map((id) => triggerSent({ trigger: `trig-${id}` })),
  ID.map((id) => triggerAnswered({ trigger: `trig-${id}` })),
  ID.map((id) => received({ delivery: `dlv-${id}`, body: captured('x'.repeat(id)) })),
  ID.map((id) => sent({ delivery: `dlv-${id}` })),
  fc
    .tuple(ID, fc.constantFrom('matched', 'sent', 'unexpected', 'ambiguous'), fc.boolean())
    .map(([id, match, isWebhook]) =>
      judged({ delivery: `dlv-${id}`, match, callback: (isWebhook ? WEBHOOK : CALLBACK) ?? '' }),
    ),
  ID.map((id) => met({ delivery: `dlv-${id}` })),
  fc
    .tuple(ID, fc.constantFrom('error', 'warning', 'info'))
    .map(([id, severity]) => raised({ delivery: `dlv-${id}`, severity })),
  fc.constant<RunEvent>({ type: 'document:read', atMs: 1, source: 'a.json', plan: PLAN }),
)
const EVENTS = fc.array(EVENT, { maxLength: 40 })
const RUNS = { numRuns: 100 }

test('however events are cut into portions, they give the same', () => {
  fc.assert(
    fc.property(EVENTS, fc.nat(40), (events, at) => {
      const { memo: _one, look: _look, ...whole } = applyEvents(openState([]), events)
      const first = applyEvents(openState([]), events.slice(0, at))
      const { memo: _two, look: _same, ...cut } = applyEvents(first, events.slice(at))
      expect(cut).toEqual(whole)
    }),
    RUNS,
  )
})

test('every entry has the number of its place, and nothing that happened is left out', () => {
  fc.assert(
    fc.property(EVENTS, (events) => {
      const { entries, nextSeq, counts } = openState(events)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index))
      expect(nextSeq).toBe(entries.length)
      const countOf = (type: RunEvent['type']) =>
        events.filter((event) => event.type === type).length
      expect(counts).toMatchObject({
        triggers: countOf('trigger:sent'),
        received: countOf('delivery:received'),
        sent: countOf('delivery:sent'),
        met: countOf('expectation:met'),
      })
      expect(counts.errors + counts.warnings + counts.infos).toBe(countOf('finding:raised'))
      const shown = entries.reduce((sum, { findings }) => sum + findings.length, 0)
      expect(shown).toBe(countOf('finding:raised'))
    }),
    RUNS,
  )
})

test('whatever arrives, the view stays as the user left it', () => {
  const held = changeView(openState([received(), received()]), {
    isFollowing: false,
    selected: 1,
    filter: 'x',
    detailTop: 3,
  })
  fc.assert(
    fc.property(EVENTS, (events) => {
      const later = applyEvents(held, events)
      expect([later.view, later.overlay, later.size]).toEqual([held.view, held.overlay, held.size])
    }),
    RUNS,
  )
})

test('the newest entry is selected for as long as it is followed', () => {
  fc.assert(
    fc.property(EVENTS, (events) => {
      const state = openState(events)
      const { all, index } = lookAtDeliveries(state)
      expect(all[index]).toBe(state.entries.at(-1))
    }),
    RUNS,
  )
})

const LONE: readonly (readonly [string, RunEvent])[] = [
  ['an answer', triggerAnswered()],
  ['a judgement', judged()],
  ['what was met', met()],
  [
    'an expectation that expired',
    {
      type: 'expectation:expired',
      atMs: 1,
      expectation: 'e',
      trigger: 't',
      callback: 'c',
      afterMs: 5,
    } as RunEvent,
  ],
]

test.each(LONE)('%s of what is not in the list adds nothing to it', (_, event) => {
  expect(openState([event]).entries).toEqual([])
})

test('an answer that names a delivery does not become its answer', () => {
  const state = openState([received({ delivery: 'trig-1' }), triggerAnswered()])
  expect(state.entries).toEqual([
    {
      kind: 'received',
      id: 'trig-1',
      seq: 0,
      findings: [],
      event: received({ delivery: 'trig-1' }),
    },
  ])
})

test('a judgement that names a trigger is not put to it', () => {
  const state = openState([
    triggerSent(),
    judged({ delivery: 'trig-1' }),
    met({ delivery: 'trig-1' }),
  ])
  expect(Object.keys(state.entries[0] ?? {})).toEqual(['kind', 'id', 'event', 'seq', 'findings'])
})

test('what was met is not noted at a delivery that we sent', () => {
  const state = openState([sent(), met({ delivery: 'dlv-9' })])
  expect(state.entries[0]).not.toHaveProperty('afterMs')
})

test.each([
  ['http://127.0.0.1:8000/a/b?c#d', 'http://127.0.0.1:8000'],
  ['HTTPS://h:1?a', 'HTTPS://h:1'],
  ['http://h#a', 'http://h'],
  ['http://h', 'http://h'],
  ['/relative', undefined],
  ['ftp://h/a', undefined],
])('where nobody says where the API is, the first call of %s tells: %s', (url, api) => {
  const { api: _none, ...start } = runStarted() as Extract<RunEvent, { type: 'run:started' }>
  expect(openState([start, triggerSent({ url })]).session.api).toBe(api)
})

test('only the first call tells where the API is, and none where the start does', () => {
  const other = triggerSent({ url: 'http://other/' })
  expect(openState([triggerSent({ url: 'http://first/' }), other]).session.api).toBe('http://first')
  expect(openState([runStarted(), other]).session.api).toBe('http://127.0.0.1:8000')
})

test('the session keeps where deliveries are passed on to when the run starts', () => {
  const state = openState([runStarted({ strict: true })], { to: 'http://mine' })
  expect(state.session).toEqual({
    to: 'http://mine',
    title: 'Invoices',
    source: 'openapi.json',
    strict: true,
    api: 'http://127.0.0.1:8000',
  })
})

test.each([
  ['error', 'document', false, 1],
  ['error', 'config', false, 1],
  ['error', 'rfc', false, 1],
  ['error', 'practice', false, 0],
  ['warning', 'document', false, 0],
  ['warning', 'practice', true, 1],
  ['info', 'document', true, 0],
] as const)(
  'a finding of severity %s on the basis %s, strict: %s, fails %d',
  (severity, basis, strict, failing) => {
    const state = openState([runStarted({ strict }), raised({ severity, basis })])
    expect(state.counts.failing).toBe(failing)
    expect(state.operations[0]?.outcome).toBe(failing === 1 ? 'failed' : 'untried')
  },
)

test('a finding about both a delivery and a trigger stands with the delivery', () => {
  const about = finding({ delivery: 'dlv-1', trigger: 'trig-1' })
  const state = openState([
    triggerSent(),
    received(),
    { type: 'finding:raised', atMs: 1, finding: about },
  ])
  expect(state.entries.map(({ findings }) => findings)).toEqual([[], [about]])
})

test('several findings about one delivery stand in their order', () => {
  const state = openState([received(), ...['a', 'b', 'c'].map((id) => raised({ id }))])
  expect(state.entries[0]?.findings.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('a webhook that failed stays so, whatever arrives after it', () => {
  const webhook = { callback: 'webhook new_customer' }
  const state = openState([
    runStarted(),
    received(),
    raised(webhook),
    judged(webhook),
    judged(webhook),
  ])
  expect(state.operations[2]).toMatchObject({ outcome: 'failed', deliveries: 2 })
})

test('a delivery alone does not let an operation pass: it must have been due', () => {
  const state = openState([runStarted(), received(), judged()])
  expect(state.operations[0]).toMatchObject({ outcome: 'untried', deliveries: 1 })
})

test('a message of before stays until something new is told', () => {
  const state = { ...openState([]), message: { text: 'saved', tone: 'info' } as const }
  expect(applyEvents(state, [received()]).message).toEqual({ text: 'saved', tone: 'info' })
})
