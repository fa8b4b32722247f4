import { expect, test } from 'vitest'
import { fitBody, judgeBody } from '../../../../src/check/delivery/body.js'
import type { FindingDraft } from '../../../../src/check/model.js'
import type { JsonSchema } from '../../../../src/schema/model.js'
import { makeBodyCallback, makeContract, makeMedia, placeAt } from '../../../support/check.js'
import { makeReceived } from '../../../support/delivery.js'

const TYPE = 'application/cloudevents+json'
const EVENT = { id: '1', source: '/s', type: 't', specversion: '1.0', data: {} }

interface Sent {
  readonly type?: string
  readonly documented?: string
  readonly schema?: JsonSchema
}

function judge(
  event: unknown,
  { type = TYPE, documented = TYPE, schema = true }: Sent = {},
): FindingDraft[] {
  const { schemas } = makeContract({ schemas: { Event: schema } })
  const request = makeReceived('/', {
    headers: [['Content-Type', type]],
    body: Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
  })
  const callback = makeBodyCallback([makeMedia(documented, 'Event')])
  return judgeBody(request, callback, schemas)
}

test.each([
  ['nothing optional', {}],
  ['a time', { time: '2026-11-22T20:00:00.5Z' }],
  ['a time with offset', { time: '2026-02-28t23:59:60-03:30' }],
  ['extensions and nulls', { traceparent: '00', subject: null, time: null }],
  ['data as bytes', { data: undefined, data_base64: 'AA==' }],
])('an event with %s conforms', (_title, members) => {
  expect(judge({ ...EVENT, ...members })).toEqual([])
})

test.each<[string, object, string]>([
  ['no id', { id: undefined }, 'id is missing'],
  ['an empty id', { id: '' }, 'id must be a string that is not empty'],
  ['a number as id', { id: 7 }, 'id must be a string that is not empty'],
  ['no source', { source: null }, 'source is missing'],
  ['no type', { type: undefined }, 'type is missing'],
  ['no specversion', { specversion: undefined }, 'specversion is missing'],
  ['an old specversion', { specversion: '0.3' }, 'specversion must be "1.0"'],
  [
    'a time without offset',
    { time: '2026-11-22T20:00:00' },
    'time must be a date and time with offset (RFC 3339)',
  ],
  [
    'a day that is none',
    { time: '2026-13-22T20:00:00Z' },
    'time must be a date and time with offset (RFC 3339)',
  ],
  ['data twice', { data_base64: 'AA==' }, 'data and data_base64 exclude each other'],
])('an event with %s is no CloudEvent', (_title, members, words) => {
  expect(judge({ ...EVENT, ...members }).map((draft) => [draft.code, draft.message])).toEqual([
    ['delivery-cloudevents', `the body of invoice_notification is no CloudEvent: ${words}`],
  ])
})

test('the finding says what was expected, what arrived and where', () => {
  expect(judge({ ...EVENT, id: 7 })).toEqual([
    {
      code: 'delivery-cloudevents',
      message:
        'the body of invoice_notification is no CloudEvent: id must be a string that is not empty',
      expected: 'id: string that is not empty (required)',
      arrived: 'id: 7',
      at: 'body /id',
      promised: placeAt(`/content/${TYPE}`),
      detail: 'id',
    },
  ])
})

test.each<[string, JsonSchema, object]>([
  ['a missing member', { required: ['id'] }, { id: undefined }],
  [
    'a missing member of a type',
    { required: ['id'], properties: { id: { type: 'string' } } },
    { id: undefined },
  ],
  ['a value', { properties: { specversion: { enum: ['1.0'] } } }, { specversion: '2' }],
  ['a format', { properties: { time: { type: 'string', format: 'date-time' } } }, { time: 'now' }],
])('what the schema reports of %s is not said twice', (_title, schema, members) => {
  const drafts = judge({ ...EVENT, ...members }, { schema })
  expect(drafts.map((draft) => draft.code)).not.toContain('delivery-cloudevents')
  expect(drafts).toHaveLength(1)
})

test('what the schema says of another member hides nothing', () => {
  const schema = { required: ['idea', 'id2'], properties: { data: { required: ['id'] } } }
  const codes = judge({ ...EVENT, id: undefined }, { schema }).map((draft) => draft.code)
  expect(codes.filter((code) => code === 'delivery-cloudevents')).toHaveLength(1)
})

test.each([
  ['application/json', 'application/json'],
  [TYPE, 'application/json'],
  ['application/vnd.own+json', 'application/*+json'],
])('a body of %s documented as %s is not held to it', (type, documented) => {
  const drafts = judge({}, { type, documented })
  expect(drafts.filter((draft) => draft.code === 'delivery-cloudevents')).toEqual([])
})

test('parameters of the media type change nothing', () => {
  expect(judge({}, { type: `${TYPE}; charset=utf-8` })).toHaveLength(4)
})

test.each(['no JSON', '[]', '7'])('%s is no matter of the envelope', (text) => {
  expect(judge(text).filter((draft) => draft.code === 'delivery-cloudevents')).toEqual([])
})

test('a broken envelope says nothing about which callback it is', () => {
  const { schemas } = makeContract({ schemas: { Event: { required: ['data'] } } })
  const callback = makeBodyCallback([makeMedia(TYPE, 'Event')])
  const headers = [['Content-Type', TYPE] as const]
  const send = (event: object) =>
    makeReceived('/', { headers, body: Buffer.from(JSON.stringify(event)) })
  expect(fitBody(send({ data: 1 }), callback, schemas)).toBe('fits')
  expect(fitBody(send({}), callback, schemas)).toBe('breaks')
})
