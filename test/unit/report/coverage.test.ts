import { expect, test } from 'vitest'
import type { PlannedCallback, RunMode } from '../../../src/event/model.js'
import type { CallbackCount } from '../../../src/report/callback-tally.js'
import { type CoverageInput, coverCallbacks } from '../../../src/report/coverage.js'
import { coverSent, isSendingMode } from '../../../src/report/sent-coverage.js'
import type { SentCount } from '../../../src/report/sent-ledger.js'
import type { OperationOutcome } from '../../../src/report/trigger-ledger.js'
import { invoiceCallback } from './sample-events.js'

const ID = invoiceCallback.callback

function cover(change: Partial<CoverageInput> = {}) {
  return coverCallbacks({
    ...{ mode: 'verify', plan: [invoiceCallback], counts: new Map(), operations: new Map() },
    ...{ skipped: [], sent: new Map(), unsent: new Map() },
    ...change,
  })
}

const counted = (count: Partial<CallbackCount>): Pick<CoverageInput, 'counts'> => ({
  counts: new Map([[ID, { expected: 1, delivered: 0, expired: 0, passedOver: 0, ...count }]]),
})

function outcome(change: Partial<OperationOutcome>): Pick<CoverageInput, 'operations'> {
  const none = { accepted: 0, refusals: new Set<number>(), failed: 0 }
  return { operations: new Map([['create_invoice', { ...none, ...change }]]) }
}

test.each<[CoverageInput['plan'][0]['skipped'], Partial<CallbackCount>, string]>([
  [undefined, { delivered: 1 }, 'delivered'],
  [undefined, { expected: 3, delivered: 1, expired: 2 }, 'delivered'],
  [undefined, { expired: 1 }, 'missing'],
  [undefined, { expected: 2, expired: 2, passedOver: 1 }, 'missing'],
  [undefined, { expired: 1, passedOver: 1 }, 'not-exercised'],
  [undefined, { expected: 0 }, 'not-exercised'],
  ['its URL is static', { delivered: 1 }, 'delivered'],
  ['its URL is static', { expired: 1 }, 'missing'],
])('a callback that is skipped for %j and counted %j is %s', (skipped, count, state) => {
  const planned = skipped === undefined ? invoiceCallback : { ...invoiceCallback, skipped }
  expect(cover({ plan: [planned], ...counted(count) })[0]?.state).toBe(state)
})

test('a callback keeps what the plan says of it, with the counts', () => {
  expect(cover(counted({ expected: 3, delivered: 2, expired: 1 }))).toEqual([
    { ...invoiceCallback, expected: 3, delivered: 2, state: 'delivered' },
  ])
  expect(cover(counted({ expected: 1, expired: 1 }))).toEqual([
    { ...invoiceCallback, expected: 1, delivered: 0, state: 'missing' },
  ])
})

test('callbacks stay in the order of the plan, and what is not in it is left out', () => {
  const second = { ...invoiceCallback, callback: 'second' }
  const count = { expected: 1, delivered: 1, expired: 0, passedOver: 0 }
  const rows = cover({
    plan: [second, invoiceCallback],
    counts: new Map([
      [ID, count],
      ['third', count],
      ['second', count],
    ]),
  })
  expect(rows.map(({ callback }) => callback)).toEqual(['second', ID])
})

const SKIP = { operation: 'create_invoice', because: 'no body can be made' }

test.each<[because: string, why: string, Partial<CoverageInput>]>([
  ['no trigger was sent for it', 'nothing is known', {}],
  ['the document was only read', 'all else is skipped', { mode: 'inspect', skipped: [SKIP] }],
  ['nothing arrived for it', 'nothing is driven', { mode: 'listen', skipped: [SKIP] }],
  ['no body can be made', 'the whole operation is skipped', { skipped: [SKIP] }],
  ['no body can be made', 'its valid trigger is', { skipped: [{ ...SKIP, kind: 'valid' }] }],
  [
    'no trigger was sent for it',
    'only its invalid one is',
    { skipped: [{ ...SKIP, kind: 'invalid' }] },
  ],
  [
    'no trigger was sent for it',
    'only the one without URL is',
    { skipped: [{ ...SKIP, kind: 'without-url' }] },
  ],
  [
    'no trigger was sent for it',
    'another operation is skipped',
    { skipped: [{ ...SKIP, operation: 'other' }] },
  ],
  [
    'no body can be made',
    'a skip counts more than refusals',
    { skipped: [SKIP], ...outcome({ refusals: new Set([400]) }) },
  ],
  ['the run ended before it was due', 'it is still owed', counted({ expected: 1 })],
  [
    'no trigger made it due',
    'nothing was owed and one was accepted',
    { ...counted({ expected: 0 }), ...outcome({ accepted: 1 }) },
  ],
  [
    'no trigger made it due',
    'one was accepted, others refused',
    outcome({ accepted: 1, refusals: new Set([400]) }),
  ],
  ['the API did not answer', 'all failed', outcome({ failed: 2 })],
  [
    'the API refused every trigger of it (400)',
    'one status says so',
    outcome({ refusals: new Set([400]), failed: 1 }),
  ],
  [
    'the API refused every trigger of it (401, 404, 500)',
    'several do, in any order',
    outcome({ refusals: new Set([500, 401, 404]) }),
  ],
])('not exercised because %s, where %s', (because, _, change) => {
  expect(cover(change)[0]).toMatchObject({ state: 'not-exercised', because })
})

test.each([
  ['failed', 'the API sent onError instead'],
  ['gone', 'the API sent gone instead'],
])('a callback in whose place %s came says so', (instead, because) => {
  const sibling = { ...invoiceCallback, callback: 'failed', name: 'onError' }
  const count = counted({ expected: 1, expired: 1, passedOver: 1, instead })
  expect(cover({ plan: [invoiceCallback, sibling], ...count })[0]?.because).toBe(because)
})

test.each<[RunMode, boolean]>([
  ['verify', false],
  ['inspect', false],
  ['listen', false],
  ['open', false],
  ['mock', true],
  ['send', true],
  ['trigger', true],
])('that %s delivers by itself is %s', (mode, isSending) => {
  expect(isSendingMode(mode)).toBe(isSending)
})

test('in a sending mode what was owed does not matter, but what was sent', () => {
  const sent = new Map([[ID, { sent: 2, answered: 2, faultless: 1, accepted: 1 }]])
  expect(cover({ mode: 'send', sent, ...counted({ expected: 9, expired: 9 }) })).toEqual([
    { ...invoiceCallback, expected: 2, delivered: 1, state: 'delivered' },
  ])
  expect(cover({ mode: 'send', unsent: new Map([[ID, 'no body']]) })[0]?.because).toBe('no body')
})

interface SentCase {
  readonly mode?: RunMode
  readonly planned?: Partial<PlannedCallback>
  readonly count?: SentCount
  readonly because?: string
}

const NEVER = { sent: 1, answered: 0, faultless: 0, accepted: 0 }
const REFUSED = { sent: 3, answered: 2, faultless: 2, accepted: 0 }

test.each<[expected: object, SentCase]>([
  [{ state: 'delivered', expected: 3, delivered: 2 }, { count: { ...REFUSED, accepted: 1 } }],
  [
    { state: 'delivered', expected: 3, delivered: 2 },
    { count: { ...REFUSED, accepted: 1 }, because: 'it was asked no more' },
  ],
  [{ state: 'missing', expected: 3, delivered: 2 }, { count: REFUSED }],
  [
    { state: 'missing', expected: 3, delivered: 2, because: 'it was asked no more' },
    { count: REFUSED, because: 'it was asked no more' },
  ],
  [
    { state: 'not-exercised', expected: 1, delivered: 0, because: 'the receiver did not answer' },
    { count: NEVER, because: 'no body' },
  ],
  [
    { state: 'not-exercised', expected: 0, delivered: 0, because: 'its URL is static' },
    { planned: { skipped: 'its URL is static' }, because: 'no body' },
  ],
  [
    { state: 'not-exercised', expected: 0, delivered: 0, because: 'no body' },
    { because: 'no body' },
  ],
  [{ state: 'not-exercised', expected: 0, delivered: 0, because: 'it was not sent' }, {}],
  [
    {
      ...{ state: 'not-exercised', expected: 0, delivered: 0 },
      because: 'no request to the mock caused it',
    },
    { mode: 'mock' },
  ],
])('a callback of ours is %j by %j', (expected, { mode = 'send', planned, count, because }) => {
  const callback = { ...invoiceCallback, ...planned }
  expect(coverSent(mode, callback, count, because)).toEqual({ ...callback, ...expected })
})
