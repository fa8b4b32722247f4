import { expect, test } from 'vitest'
import {
  callbackOf,
  type DeliveryJudged,
  type Entry,
  statusOf,
  type TriggerAnswered,
  weigh,
} from '../../../../cli/tui/state/entry.js'
import type { RunEvent } from '../../../../src/index.js'
import {
  captured,
  judged,
  received,
  sent,
  triggerAnswered,
  triggerSent,
} from '../../../support/screen-events.js'

const BASE = { seq: 0, id: 'x', findings: [] } as const
const NOTE: Entry = { ...BASE, kind: 'note', atMs: 0, text: 'a note' }

function trigger(answered?: RunEvent, event = triggerSent()): Entry {
  const answer = answered === undefined ? {} : { answered: answered as TriggerAnswered }
  return { ...BASE, kind: 'trigger', event, ...answer }
}

function delivery(event = received(), judgement?: RunEvent): Entry {
  const judgedBy = judgement === undefined ? {} : { judged: judgement as DeliveryJudged }
  return { ...BASE, kind: 'received', event, ...judgedBy }
}

function sending(event = sent()): Entry {
  return { ...BASE, kind: 'sent', event }
}

const { callback: _none, ...strange } = judged({ match: 'unexpected' }) as DeliveryJudged
const { answer: _lost, ...unanswered } = sent()
const { status: _refused, ...broken } = triggerAnswered() as TriggerAnswered

test.each<[string, Entry, string | undefined]>([
  ['a note', NOTE, undefined],
  ['a trigger', trigger(), undefined],
  ['a delivery that is not judged yet', delivery(), undefined],
  ['a delivery that is judged', delivery(received(), judged({ callback: 'a > b' })), 'a > b'],
  ['a delivery of nobody', delivery(received(), strange), undefined],
  ['what was sent', sending(sent({ callback: 'c > d' })), 'c > d'],
])('the callback of %s', (_, entry, callback) => {
  expect(callbackOf(entry)).toBe(callback)
})

const WITHHELD = { status: 0, headers: [], body: { size: 0 } }

test.each<[string, Entry, number | undefined]>([
  ['a note', NOTE, undefined],
  ['a trigger that waits', trigger(), undefined],
  ['a trigger with an answer', trigger(triggerAnswered({ status: 201 })), 201],
  ['a trigger without an answer', trigger(broken), undefined],
  ['a delivery', delivery(), 204],
  ['a delivery that was left waiting', delivery(received({ withheld: 'hang' })), undefined],
  [
    'a delivery that was cut',
    delivery(received({ withheld: 'reset', answer: WITHHELD })),
    undefined,
  ],
  ['what was sent', sending(), 500],
  ['what was sent and lost', sending(unanswered), undefined],
])('the status of %s', (_, entry, status) => {
  expect(statusOf(entry)).toBe(status)
})

const TEN = captured('0123456789')
const EMPTY = { size: 0 }

test.each<[string, Entry, number]>([
  ['a note by its text', NOTE, 6],
  ['a trigger without answer by its request', trigger(undefined, triggerSent({ body: TEN })), 510],
  [
    'a trigger by its request and its answer',
    trigger(triggerAnswered({ body: TEN }), triggerSent({ body: TEN })),
    520,
  ],
  [
    'a delivery by both bodies',
    delivery(received({ body: TEN, answer: { status: 200, headers: [], body: TEN } })),
    520,
  ],
  ['a delivery without bodies by what it takes anyway', delivery(received({ body: EMPTY })), 500],
  ['bytes by their text', delivery(received({ body: { size: 3, base64: 'AAAA' } })), 504],
  ['a body that was not kept by nothing', delivery(received({ body: { size: 1e9 } })), 500],
  ['what was sent and lost by its request', sending({ ...unanswered, body: TEN }), 510],
])('the memory weighs %s', (_, entry, weight) => {
  expect(weigh(entry)).toBe(weight)
})
