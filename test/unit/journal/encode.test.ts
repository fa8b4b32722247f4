import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeliveryJudged, DeliveryReceived, RunEvent } from '../../../src/event/model.js'
import { encodeHeader } from '../../../src/journal/encode.js'
import { createLineEncoder } from './line-encoder.js'
import { sampleEvent } from './sample-events.js'

const received: DeliveryReceived = {
  type: 'delivery:received',
  delivery: 'dlv-1',
  method: 'POST',
  url: '/abc/invoices/inv-1?kind=a',
  headers: [
    ['host', '127.0.0.1:4010'],
    ['Content-Type', 'application/json'],
  ],
  body: { size: 13, text: '{"paid":true}' },
  answer: { status: 200, headers: [['content-type', 'application/json']], body: { size: 0 } },
  atMs: 12.25,
}

const judged: DeliveryJudged = {
  type: 'delivery:judged',
  delivery: 'dlv-1',
  match: 'matched',
  trigger: 'trig-1',
  callback: 'create_invoice > invoice_notification',
  attempt: 1,
  findings: [],
  atMs: 12.5,
}

/** What a line must be, whichever way it was made. */
function plainLine(seq: number, event: RunEvent): string {
  return `{"seq":${seq},"event":${JSON.stringify(event)}}\n`
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\u0000', '\u001f', '\u007f', '\u2028', '\ud800', 'é', '日本', ''),
)
const anyPairs = fc.array(fc.tuple(anyText, anyText), { maxLength: 3 })
const anyTime = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })

const anyReceived = fc.record(
  {
    type: fc.constant('delivery:received' as const),
    delivery: anyText,
    method: anyText,
    url: anyText,
    headers: anyPairs,
    body: fc.oneof(
      fc.record({ size: fc.nat(), text: anyText }),
      fc.record({ size: fc.nat(), base64: anyText }),
    ),
    answer: fc.record({
      status: fc.nat(599),
      headers: anyPairs,
      body: fc.record({ size: fc.nat(), text: anyText }),
    }),
    fault: fc.constantFrom('aborted' as const, 'malformed' as const),
    withheld: fc.constantFrom('hang' as const, 'reset' as const),
    delayMs: fc.nat(),
    atMs: anyTime,
  },
  { requiredKeys: ['type', 'delivery', 'method', 'url', 'headers', 'body', 'answer', 'atMs'] },
)

const anyJudged = fc.record(
  {
    type: fc.constant('delivery:judged' as const),
    delivery: anyText,
    match: fc.constantFrom('matched' as const, 'unexpected' as const, 'sent' as const),
    trigger: anyText,
    callback: anyText,
    attempt: fc.nat(),
    isTakenBySchema: fc.boolean(),
    findings: fc.array(anyText, { maxLength: 3 }),
    atMs: anyTime,
  },
  { requiredKeys: ['type', 'delivery', 'match', 'findings', 'atMs'] },
)

test('a delivery that arrived is encoded member by member', () => {
  expect(createLineEncoder()(1, received)).toBe(
    '{"seq":1,"event":{"type":"delivery:received","delivery":"dlv-1","method":"POST",' +
      '"url":"/abc/invoices/inv-1?kind=a","headers":[["host","127.0.0.1:4010"],' +
      '["Content-Type","application/json"]],"body":{"size":13,"text":"{\\"paid\\":true}"},' +
      '"answer":{"status":200,"headers":[["content-type","application/json"]],' +
      '"body":{"size":0}},"atMs":12.25}}\n',
  )
})

test('a judgement is encoded member by member', () => {
  expect(createLineEncoder()(2, { ...judged, findings: ['find-1', 'find-2'] })).toBe(
    '{"seq":2,"event":{"type":"delivery:judged","delivery":"dlv-1","match":"matched",' +
      '"trigger":"trig-1","callback":"create_invoice > invoice_notification","attempt":1,' +
      '"findings":["find-1","find-2"],"atMs":12.5}}\n',
  )
})

test('any other event is encoded as JSON is', () => {
  const event = sampleEvent(3, 'line\nbreak "quoted" \ud800')
  expect(createLineEncoder()(7, event)).toBe(plainLine(7, event))
})

test('whatever arrives, the line is the one of JSON.stringify, members in their order', () => {
  const encode = createLineEncoder()
  fc.assert(
    fc.property(fc.nat(), anyReceived, (seq, event) => {
      expect(JSON.parse(encode(seq, event))).toEqual(JSON.parse(plainLine(seq, event)))
    }),
  )
})

test('whatever a delivery is taken for, the line is the one of JSON.stringify', () => {
  const encode = createLineEncoder()
  fc.assert(
    fc.property(fc.nat(), anyJudged, (seq, event) => {
      expect(JSON.parse(encode(seq, event))).toEqual(JSON.parse(plainLine(seq, event)))
    }),
  )
})

test('a line is one line, whatever text stands in it', () => {
  const encode = createLineEncoder()
  fc.assert(
    fc.property(anyReceived, (event) => {
      const line = encode(1, event)
      expect([line.indexOf('\n'), line.endsWith('\n')]).toEqual([line.length - 1, true])
    }),
  )
})

test('headers that are repeated are written each time, and others after them are their own', () => {
  const encode = createLineEncoder()
  const other: DeliveryReceived = { ...received, headers: [['host', 'b']] }
  const lines = [received, received, other, received].map((event) => encode(1, event))
  expect(lines[1]).toBe(lines[0])
  expect(lines[2]).toBe(plainLine(1, other))
  expect(lines[3]).toBe(lines[0])
})

test('an answer that is repeated is written each time, and another after it is its own', () => {
  const encode = createLineEncoder()
  const answer = { status: 204, headers: [], body: { size: 0, text: '' } }
  const other: DeliveryReceived = { ...received, answer }
  const lines = [received, other, received].map((event) => encode(1, event))
  expect(lines).toEqual([plainLine(1, received), plainLine(1, other), plainLine(1, received)])
})

test.each([
  ['a fault', { ...received, fault: 'aborted' } as const],
  ['no answer on purpose', { ...received, withheld: 'hang' } as const],
  ['a delay', { ...received, delayMs: 5 }],
  ['a body that is no text', { ...received, body: { size: 1, base64: '/w==' } }],
  ['a body that was dropped', { ...received, body: { size: 9 } }],
  ['a judgement by schema alone', { ...judged, isTakenBySchema: true }],
  ['a judgement of what belongs to nobody', unexpected()],
])('%s is not lost', (_what, event: RunEvent) => {
  expect(createLineEncoder()(1, event)).toBe(plainLine(1, event))
})

function unexpected(): DeliveryJudged {
  return { type: 'delivery:judged', delivery: 'dlv-1', match: 'unexpected', findings: [], atMs: 1 }
}

test('a header line begins with what tells a journal from another file', () => {
  const header = { journal: 'ringback', version: 1, run: 'r', ringback: '1', date: 'd' } as const
  const shuffled = { date: 'd', ringback: '1', run: 'r', version: 1, journal: 'ringback' } as const
  expect(encodeHeader(shuffled)).toBe(`${JSON.stringify(header)}\n`)
})
