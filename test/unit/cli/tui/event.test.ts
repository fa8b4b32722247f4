import { expect, test } from 'vitest'
import { applyEvents } from '../../../../cli/tui/state/event.js'
import {
  captured,
  FAULTY_SESSION,
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
import { deliveries, openState, press } from '../../../support/screen-state.js'

test('nothing happens to a state without events', () => {
  const state = openState()
  expect(applyEvents(state, [])).toBe(state)
})

test('events one by one and all at once give the same', () => {
  const oneByOne = FAULTY_SESSION.reduce(
    (state, event) => applyEvents(state, [event]),
    openState([]),
  )
  const { memo: _one, look: _look, ...together } = openState(FAULTY_SESSION)
  const { memo: _other, look: _same, ...apart } = oneByOne
  expect(apart).toEqual(together)
})

test('a state is not changed by what comes after it', () => {
  const before = openState()
  const copy = structuredClone({ entries: before.entries, counts: before.counts })
  applyEvents(before, deliveries(3, 2))
  expect({ entries: before.entries, counts: before.counts }).toEqual(copy)
})

test('the session is told by its start and its receiver', () => {
  expect(openState().session).toEqual({
    title: 'Invoices',
    source: 'openapi.json',
    api: 'http://127.0.0.1:8000',
    receiver: 'http://127.0.0.1:9000',
    strict: false,
  })
})

test('what happens is counted', () => {
  const state = openState([
    ...FAULTY_SESSION,
    sent(),
    raised({ id: 'find-2', severity: 'warning' }),
  ])
  expect(state.counts).toEqual({
    triggers: 1,
    received: 1,
    sent: 1,
    met: 1,
    errors: 1,
    warnings: 1,
    infos: 0,
    failing: 1,
  })
})

test('an error that stands on practice alone does not fail the run, unless it is strict', () => {
  const practice = raised({ basis: 'practice' })
  expect(openState([runStarted(), practice]).counts).toMatchObject({ errors: 1, failing: 0 })
  const strict = runStarted({ strict: true })
  expect(openState([strict, practice]).counts).toMatchObject({ errors: 1, failing: 1 })
})

test('a finding stands with its delivery, one about the trigger with the trigger', () => {
  const about = finding({ code: 'delivery-missing', trigger: 'trig-1' })
  const { delivery: _none, ...missing } = about
  const state = openState([
    ...FAULTY_SESSION,
    { type: 'finding:raised', atMs: 99, finding: missing },
  ])
  expect(state.entries.map(({ id, findings }) => [id, findings.map(({ code }) => code)])).toEqual([
    ['trig-1', ['delivery-missing']],
    ['dlv-1', ['delivery-body-schema']],
  ])
})

test('a finding about nothing that is listed gets a line of its own', () => {
  const { delivery: _none, ...document } = finding({ code: 'document-structure', message: 'odd' })
  const state = openState([runStarted(), { type: 'finding:raised', atMs: 5, finding: document }])
  expect(state.entries).toEqual([
    { kind: 'note', id: '', seq: 0, atMs: 5, text: 'odd', findings: [document] },
  ])
})

test('a finding about a delivery that is no longer kept is still listed', () => {
  const state = openState([runStarted(), raised({ delivery: 'dlv-gone' })])
  expect(state.entries.map(({ kind }) => kind)).toEqual(['note'])
})

test('the judgement and the time after the answer stand with the delivery', () => {
  const [, delivery] = openState().entries
  expect(delivery).toMatchObject({ kind: 'received', afterMs: 12, judged: { match: 'matched' } })
})

test('the answer stands with its trigger', () => {
  const [trigger] = openState().entries
  expect(trigger).toMatchObject({ kind: 'trigger', answered: { status: 200 } })
})

test('an operation is untried, waits, and has passed once its callback came', () => {
  const outcome = (...events: Parameters<typeof openState>[0] & object) =>
    openState(events).operations[0]?.outcome
  expect(outcome(runStarted())).toBe('untried')
  expect(outcome(runStarted(), triggerSent(), triggerAnswered())).toBe('waiting')
  expect(outcome(runStarted(), triggerSent(), received(), met())).toBe('passed')
})

test('an operation that failed stays so until it is triggered again', () => {
  const failed = openState([...FAULTY_SESSION, met()])
  expect(failed.operations[0]?.outcome).toBe('failed')
  expect(applyEvents(failed, [triggerSent({ trigger: 'trig-2' })]).operations[0]?.outcome).toBe(
    'waiting',
  )
})

test('a warning does not let an operation fail', () => {
  const state = openState([runStarted(), triggerSent(), met(), raised({ severity: 'warning' })])
  expect(state.operations[0]?.outcome).toBe('passed')
})

test('a finding without callback is found by its operation', () => {
  const { callback: _none, ...about } = finding({ operation: 'create_invoice' })
  const state = openState([runStarted(), { type: 'finding:raised', atMs: 1, finding: about }])
  expect(state.operations[0]?.outcome).toBe('failed')
})

test('webhooks are listed after the operations, and pass by what arrives', () => {
  const state = openState([runStarted(), received(), judged({ callback: 'webhook new_customer' })])
  expect(state.operations.map(({ operation, isWebhook }) => [operation, isWebhook])).toEqual([
    ['create_invoice', false],
    ['delete_invoice', false],
    ['webhook new_customer', true],
  ])
  expect(state.operations[2]).toMatchObject({ outcome: 'passed', deliveries: 1 })
})

test('a delivery that we sent does not count for the operation', () => {
  const state = openState([runStarted(), sent(), judged({ delivery: 'dlv-9', match: 'sent' })])
  expect(state.operations[0]).toMatchObject({ outcome: 'untried', deliveries: 0 })
  expect(state.entries[0]).toMatchObject({ kind: 'sent', judged: { match: 'sent' } })
})

test('a document that was read again says so, keeps outcomes and takes the new plan', () => {
  const [first, webhook] = PLAN
  const plan = [
    first,
    { ...webhook, callback: 'webhook paid', operation: 'webhook paid', name: 'paid' },
  ]
  const state = openState([
    ...FAULTY_SESSION,
    { type: 'document:read', atMs: 50, source: 'openapi.json', plan: plan as typeof PLAN },
  ])
  expect(state.message).toEqual({
    text: 'openapi.json has changed and was read again',
    tone: 'info',
  })
  expect(state.operations.map(({ operation, outcome }) => [operation, outcome])).toEqual([
    ['create_invoice', 'failed'],
    ['delete_invoice', 'untried'],
    ['webhook paid', 'untried'],
  ])
})

test('a document that cannot be read any more is told, and what was read stays', () => {
  const state = openState([
    ...FAULTY_SESSION,
    { type: 'document:read', atMs: 50, source: 'openapi.json', failure: 'no JSON' },
  ])
  expect(state.message).toEqual({
    text: 'openapi.json has changed, but cannot be used: no JSON',
    tone: 'error',
  })
  expect(state.plan).toBe(PLAN)
  expect(state.entries.at(-1)).toMatchObject({ kind: 'note', text: state.message?.text })
})

test('what could not be triggered, a failed step and a skipped callback are told', () => {
  const state = openState([
    { type: 'operation:skipped', atMs: 1, operation: 'a', because: 'no URL' },
    {
      type: 'step:done',
      atMs: 2,
      operation: 'a',
      phase: 'before',
      step: 'log in',
      tookMs: 1,
      failure: '401',
    },
    { type: 'step:done', atMs: 2, operation: 'a', phase: 'before', step: 'fine', tookMs: 1 },
    { type: 'callback:skipped', atMs: 3, request: 'req-1', callback: 'a > b', because: 'no URL' },
  ])
  expect(state.entries.map((entry) => entry.kind === 'note' && entry.text)).toEqual([
    'a was not triggered: no URL',
    'step "log in" failed: 401',
    'a > b was not sent: no URL',
  ])
})

test('a journal that cannot be written any more is told', () => {
  const message = 'run.ndjson: no space left'
  const state = openState([...FAULTY_SESSION, { type: 'journal:failed', atMs: 9, message }])
  expect(state.message).toEqual({ text: message, tone: 'error' })
  expect(state.entries.at(-1)).toMatchObject({ kind: 'note', text: message })
})

test('the verdict is kept when the session ends', () => {
  const state = openState([
    ...FAULTY_SESSION,
    { type: 'run:finished', atMs: 9, verdict: 'failed', because: '1 finding' },
  ])
  expect(state.session).toMatchObject({ verdict: 'failed', because: '1 finding' })
})

test('the last 10,000 entries are kept, and the counts go on', () => {
  const state = openState([runStarted(), ...deliveries(10_050)])
  expect(state.entries).toHaveLength(10_000)
  expect(state.entries[0]?.id).toBe('dlv-51')
  expect(state.entries.at(-1)?.id).toBe('dlv-10050')
  expect(state.counts.received).toBe(10_050)
  expect(state.operations[0]?.deliveries).toBe(10_050)
})

test('large bodies are kept up to 64 MiB in all', () => {
  const body = captured('x'.repeat(1024 * 1024))
  const many = Array.from({ length: 80 }, (_, index) =>
    received({ delivery: `dlv-${index}`, body }),
  )
  const state = openState([runStarted(), ...many])
  expect(state.entries.length).toBeLessThanOrEqual(64)
  expect(state.entries.length).toBeGreaterThan(60)
  expect(state.entries.at(-1)?.id).toBe('dlv-79')
  expect(state.counts.received).toBe(80)
})

test('one entry is kept however large it is', () => {
  const body = captured('x'.repeat(65 * 1024 * 1024))
  expect(openState([received({ body })]).entries).toHaveLength(1)
})

test('what is selected stays selected while others arrive', () => {
  const state = press(openState([runStarted(), ...deliveries(20)]), 'tab', 'up', 'up')
  const { selected } = state.view
  const later = applyEvents(state, deliveries(500, 21))
  expect(later.view).toEqual(state.view)
  expect(later.entries.find(({ seq }) => seq === selected)?.id).toBe('dlv-18')
})
