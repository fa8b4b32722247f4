import { expect, test } from 'vitest'
import type { BodyFit } from '../../../src/delivery/body-fit.js'
import { createLedger, type Ledger } from '../../../src/delivery/ledger.js'
import { isOwed, matchRequest } from '../../../src/delivery/match.js'
import type { Match, Trigger } from '../../../src/delivery/model.js'
import type { ReceivedRequest } from '../../../src/transport/model.js'
import { makeCallback } from '../../support/contract.js'
import { makeReceived, makeTrigger, token } from '../../support/delivery.js'

function ledgerOf(...triggers: Trigger[]): Ledger {
  const ledger = createLedger()
  for (const trigger of triggers) ledger.add(trigger)
  return ledger
}

const anyBody = (): BodyFit => 'fits'

/** Kind and the ids that matter, so that a failure reads well. */
function summarise(match: Match): string {
  switch (match.kind) {
    case 'matched':
      return `matched ${match.expectation.trigger.id} ${match.expectation.callback.name} (${match.differences.length})`
    case 'ambiguous':
      return `ambiguous ${match.expectations.map((one) => one.callback.name).join(' ')}`
    case 'crosstalk':
      return `crosstalk ${match.reached.id} meant ${match.meant.trigger.id}`
    case 'unowed':
      return `unowed ${match.trigger.id}`
    case 'unexpected':
      return `unexpected near ${match.nearest?.expectation.callback.name ?? 'nothing'}`
  }
}

function matchIn(
  ledger: Ledger,
  request: ReceivedRequest,
  fitOf: (body: ReceivedRequest, name: string) => BodyFit = anyBody,
): string {
  return summarise(
    matchRequest(request, ledger, (received, { callback }) => fitOf(received, callback.name)),
  )
}

test('the token ties a delivery to its trigger', () => {
  const ledger = ledgerOf(makeTrigger({ number: 1 }), makeTrigger({ number: 2 }))
  expect(matchIn(ledger, makeReceived(`/${token(2)}/invoices/inv-2`))).toBe(
    'matched trig-2 invoice_notification (0)',
  )
})

test('a wrong path under the right token is the same callback with a difference', () => {
  const ledger = ledgerOf(makeTrigger())
  expect(matchIn(ledger, makeReceived(`/${token(1)}/wrong`))).toBe(
    'matched trig-1 invoice_notification (1)',
  )
})

test('the callback of another trigger at this URL is crosstalk', () => {
  const ledger = ledgerOf(makeTrigger({ number: 1 }), makeTrigger({ number: 2 }))
  expect(matchIn(ledger, makeReceived(`/${token(1)}/invoices/inv-2`))).toBe(
    'crosstalk trig-1 meant trig-2',
  )
})

test('an id of nobody is a wrong URL, not crosstalk', () => {
  const ledger = ledgerOf(makeTrigger({ number: 1 }), makeTrigger({ number: 2 }))
  expect(matchIn(ledger, makeReceived(`/${token(1)}/invoices/inv-3`))).toBe(
    'matched trig-1 invoice_notification (1)',
  )
})

test.each([400, 422, 500])('a trigger that was answered %i owes nothing', (status) => {
  const ledger = ledgerOf(makeTrigger({ status }))
  expect(matchIn(ledger, makeReceived(`/${token(1)}/invoices/inv-1`))).toBe('unowed trig-1')
})

test('a trigger without URL whose callback went to an earlier URL is named', () => {
  const ledger = ledgerOf(
    makeTrigger({ number: 1 }),
    makeTrigger({ number: 2, kind: 'without-url' }),
  )
  expect(matchIn(ledger, makeReceived(`/${token(1)}/invoices/inv-2`))).toBe('unowed trig-2')
})

test('an invalid trigger that was accepted owes its callback', () => {
  expect(isOwed(makeTrigger({ kind: 'invalid', status: 201 }))).toBe(true)
  expect(isOwed(makeTrigger({ kind: 'invalid', status: 422 }))).toBe(false)
  expect(isOwed(makeTrigger({ kind: 'without-url', status: 201 }))).toBe(false)
  expect(isOwed(makeTrigger({ status: undefined }))).toBe(false)
})

test('without a token the end of the URL finds the trigger', () => {
  const ledger = ledgerOf(makeTrigger({ number: 1 }), makeTrigger({ number: 2 }))
  expect(matchIn(ledger, makeReceived('/invoices/inv-2'))).toBe(
    'matched trig-2 invoice_notification (1)',
  )
})

test('without any trace the only open expectation is meant, when the request resembles it', () => {
  const ledger = ledgerOf(makeTrigger())
  const request = makeReceived('/elsewhere', { json: { paid: true } })
  expect(matchIn(ledger, request)).toBe('matched trig-1 invoice_notification (1)')
  expect(matchIn(ledger, request, () => 'breaks')).toBe('unexpected near invoice_notification')
})

test('with two open expectations a stray request belongs to none', () => {
  const ledger = ledgerOf(makeTrigger({ number: 1 }), makeTrigger({ number: 2 }))
  const request = makeReceived('/elsewhere', { json: { paid: true } })
  expect(matchIn(ledger, request)).toBe('unexpected near invoice_notification')
})

test('a browser that asks for an icon is unexpected', () => {
  const ledger = ledgerOf(makeTrigger())
  expect(matchIn(ledger, makeReceived('/favicon.ico', { method: 'GET' }))).toBe(
    'unexpected near invoice_notification',
  )
  expect(matchIn(ledgerOf(), makeReceived('/favicon.ico', { method: 'GET' }))).toBe(
    'unexpected near nothing',
  )
})

const SHARED_KEY = '{$request.query.callback_url}'

function sharing(): Trigger {
  const callbacks = ['paid', 'refused'].map((name) => makeCallback({ name, key: SHARED_KEY }))
  return makeTrigger({ callbacks })
}

test('of several callbacks on one URL the one whose schema fits is taken', () => {
  const request = makeReceived(`/${token(1)}`, { json: {} })
  expect(
    matchIn(ledgerOf(sharing()), request, (_, name) => (name === 'refused' ? 'fits' : 'breaks')),
  ).toBe('matched trig-1 refused (0)')
})

test.each<[BodyFit, BodyFit, string]>([
  ['unjudged', 'fits', 'matched trig-1 refused (0)'],
  ['fits', 'unjudged', 'matched trig-1 paid (0)'],
  ['unjudged', 'breaks', 'matched trig-1 paid (0)'],
  ['unjudged', 'unjudged', 'ambiguous paid refused'],
])('where the body %s the one and %s the other, it is taken so: %s', (paid, refused, taken) => {
  const request = makeReceived(`/${token(1)}`, { json: {} })
  const fitOf = (_: ReceivedRequest, name: string) => (name === 'paid' ? paid : refused)
  expect(matchIn(ledgerOf(sharing()), request, fitOf)).toBe(taken)
})

test('several that fit are ambiguous', () => {
  const request = makeReceived(`/${token(1)}`, { json: {} })
  expect(matchIn(ledgerOf(sharing()), request)).toBe('ambiguous paid refused')
})

test('when none fits, the first that is still open is judged', () => {
  const trigger = sharing()
  const [first] = trigger.expectations
  if (first !== undefined) first.attempts = 1
  const request = makeReceived(`/${token(1)}`, { json: {} })
  expect(matchIn(ledgerOf(trigger), request, () => 'breaks')).toBe('matched trig-1 refused (0)')
})

test('the method tells callbacks on one URL apart', () => {
  const callbacks = [
    makeCallback({ name: 'made', key: SHARED_KEY }),
    makeCallback({ name: 'gone', key: SHARED_KEY, method: 'DELETE' }),
  ]
  const request = makeReceived(`/${token(1)}`, { method: 'DELETE' })
  expect(matchIn(ledgerOf(makeTrigger({ callbacks })), request)).toBe('matched trig-1 gone (0)')
})

test('an external trigger owes from the start, whatever values the sender put in', () => {
  const ledger = ledgerOf(makeTrigger({ kind: 'external', status: undefined }))
  expect(matchIn(ledger, makeReceived(`/${token(1)}/invoices/any`))).toBe(
    'matched trig-1 invoice_notification (0)',
  )
})

test('the ledger indexes an expectation again once its late URL is known', () => {
  const callbacks = [makeCallback({ key: '{$request.query.callback_url}/{$response.body#/id}' })]
  const trigger = makeTrigger({ callbacks })
  const ledger = ledgerOf(trigger)
  expect(ledger.findBySuffix('/made-9')).toEqual([])
  const [expectation] = trigger.expectations
  if (expectation === undefined) throw new Error('no expectation')
  const target = {
    text: `/${token(1)}/made-9`,
    pattern: /^$/,
    names: [],
    values: new Map<string, string>(),
  }
  expectation.url = { kind: 'known', url: '', targets: [target] }
  ledger.index(expectation)
  ledger.index(expectation)
  expect(ledger.findBySuffix('/made-9')).toEqual([expectation])
})

test('a trigger that was found already is not looked for again', () => {
  const reached = makeTrigger({ number: 1 })
  const nobody = { ...ledgerOf(reached), findByToken: () => undefined }
  const request = makeReceived(`/${token(1)}/invoices/inv-1`)
  expect(summarise(matchRequest(request, nobody, anyBody, reached))).toBe(
    'matched trig-1 invoice_notification (0)',
  )
})
