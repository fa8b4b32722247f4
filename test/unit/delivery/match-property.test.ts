import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BodyFit } from '../../../src/delivery/body-fit.js'
import { createLedger, type Ledger } from '../../../src/delivery/ledger.js'
import { findReached, matchRequest } from '../../../src/delivery/match.js'
import type { Match, Trigger } from '../../../src/delivery/model.js'
import { makeCallback, makeParameter } from '../../support/contract.js'
import { makeReceived, makeTrigger, type TriggerInput, token } from '../../support/delivery.js'

const KEYS = [
  '{$request.query.callback_url}',
  '{$request.query.callback_url}/invoices/{$request.body#/id}',
  '{$request.query.callback_url}/{kind}?id={$request.body#/id}',
  '{$request.query.callback_url}/{$response.body#/id}',
  'https://example.com/fixed',
]

const trigger: fc.Arbitrary<Omit<TriggerInput, 'number'>> = fc.record({
  callbacks: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom('POST', 'PUT')), { maxLength: 3 })
    .map((all) =>
      all.map(([key, method], index) => {
        const kind = makeParameter({ name: 'kind', in: 'path' })
        return makeCallback({ key, method, name: `callback-${index}`, parameters: [kind] })
      }),
    ),
  kind: fc.constantFrom('valid', 'without-url', 'invalid', 'external'),
  status: fc.constantFrom(200, 204, 302, 422, 500, undefined),
  body: fc.record({ id: fc.oneof(fc.constantFrom('inv-1', 'a/b', '%2F', ''), fc.string()) }),
})

/** Some triggers, numbered from 1 on. */
const ledger = fc.array(trigger, { maxLength: 4 }).map((inputs) => {
  const filled = createLedger()
  for (const [index, input] of inputs.entries()) {
    filled.add(makeTrigger({ ...input, number: index + 1 }))
  }
  return filled
})

/** Pieces of targets that mean something, among those that mean nothing. */
const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '?',
    '#',
    '%',
    '%2F',
    '..',
    'http://127.0.0.1:9999',
    'invoices',
    'inv-1',
  ),
  fc.integer({ min: 1, max: 6 }).map(token),
  fc.integer({ min: 1, max: 6 }).map((number) => token(number).toUpperCase()),
  fc.string({ unit: 'binary' }),
)
const target = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
const method = fc.oneof(fc.constantFrom('POST', 'PUT', 'GET', '-', ''), fc.string())
const body = fc.uint8Array({ maxLength: 40 })
const anyFit = fc.constantFrom<BodyFit>('fits', 'breaks', 'unjudged')

/** The triggers that a match says something about, the one that was reached first. */
function triggersOf(match: Match): (Trigger | undefined)[] {
  switch (match.kind) {
    case 'matched':
      return [match.expectation.trigger]
    case 'ambiguous':
      return match.expectations.map((one) => one.trigger)
    case 'crosstalk':
      return [match.reached, match.meant.trigger]
    case 'unowed':
      return [match.trigger]
    case 'unexpected':
      return []
  }
}

function matchOf(filled: Ledger, request: [string, string, Uint8Array], fit: BodyFit): Match {
  const [requestMethod, url, bytes] = request
  const received = makeReceived(url, { method: requestMethod, body: bytes })
  return matchRequest(received, filled, () => fit)
}

test('any request gets a match, and a token in its URL decides about whom it speaks', () => {
  fc.assert(
    fc.property(ledger, fc.tuple(method, target, body), anyFit, (filled, request, fit) => {
      const match = matchOf(filled, request, fit)
      const triggers = triggersOf(match)
      const reached = findReached(request[1], filled)
      if (reached === undefined) {
        expect(['matched', 'unexpected']).toContain(match.kind)
      } else if (match.kind === 'unowed') {
        // A trigger without URL shares the URL of the one that was reached.
        const [owner] = triggers
        expect(owner === reached || owner?.kind === 'without-url').toBe(true)
      } else if (match.kind !== 'unexpected') {
        expect(triggers[0]).toBe(reached)
        expect(request[1].toLowerCase()).toContain(reached.token)
      } else {
        expect(reached.expectations).toEqual([])
      }
    }),
    { numRuns: 400 },
  )
})

test('the same request gets the same match', () => {
  fc.assert(
    fc.property(ledger, fc.tuple(method, target, body), (filled, request) => {
      expect(matchOf(filled, request, 'fits')).toEqual(matchOf(filled, request, 'fits'))
    }),
  )
})

// URL clients resolve a segment of dots before they send it.
const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.\.?$/.test(text))

test('a request to the very URL that is expected has no differences', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 9 }), (own, number) => {
      const filled = createLedger()
      filled.add(makeTrigger({ number, body: { id: own } }))
      const path = `/${token(number)}/invoices/${encodeURIComponent(own)}`
      expect(matchOf(filled, ['POST', path, new Uint8Array()], 'fits')).toMatchObject({
        kind: 'matched',
        differences: [],
      })
    }),
  )
})
