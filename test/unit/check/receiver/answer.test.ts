import { expect, test } from 'vitest'
import { checkContent } from '../../../../src/check/receiver/answer.js'
import { makeMedia, placeAt, schemaAt } from '../../../support/check.js'
import { makeParameter } from '../../../support/contract.js'
import { makeReceiverFacts, makeResponse, SENT_IDS, type SentInput } from '../../../support/sent.js'

const schemas = {
  Thanks: {
    type: 'object',
    required: ['ok'],
    properties: { ok: { type: 'boolean' }, on: { type: 'string', format: 'date' } },
  },
  Number: { type: 'integer' },
  Broken: { type: 'strin' },
}
const THANKS = makeResponse('200', { content: [makeMedia('application/json', 'Thanks')] })
const JSON_TYPE = ['content-type', 'application/json'] as const

function draftsOf(input: SentInput) {
  const facts = { status: 200, headers: [JSON_TYPE], responses: [THANKS], ...input }
  return checkContent(makeReceiverFacts(facts, { schemas }))
}

test('an answer as documented has nothing to say', () => {
  expect(draftsOf({ body: '{"ok":true,"on":"2026-11-22"}' })).toEqual([])
})

test('a body that breaks its schema says where, and what is promised', () => {
  expect(draftsOf({ body: '{"ok":"yes"}' })).toEqual([
    {
      code: 'receiver-body-schema',
      message:
        'the body of the 200 answer to invoice_notification breaks its schema: ok must be boolean, but is "yes"',
      expected: 'ok: boolean',
      arrived: 'ok: "yes"',
      at: 'body /ok, line 1, column 7',
      promised: placeAt('/components/schemas/Thanks/properties/ok'),
      detail: '/ok type',
      ...SENT_IDS,
    },
  ])
})

test('a missing body breaks the schema of a documented one', () => {
  const [draft] = draftsOf({ body: '' })
  expect(draft).toMatchObject({
    code: 'receiver-body-schema',
    expected: 'a body (application/json)',
    arrived: 'no body',
    promised: THANKS.place,
  })
})

test('a body that cannot be parsed says where', () => {
  const [draft] = draftsOf({ body: '{"ok":tru}' })
  expect(draft).toMatchObject({ code: 'receiver-body-syntax', at: 'body, line 1, column 7' })
})

test('a content type that is not documented', () => {
  const [draft] = draftsOf({ headers: [['content-type', 'text/html']], body: '<p>ok' })
  expect(draft).toMatchObject({
    code: 'receiver-content-type',
    expected: 'application/json',
    arrived: 'text/html',
  })
})

test('a value outside its format', () => {
  const [draft] = draftsOf({ body: '{"ok":true,"on":"tomorrow"}' })
  expect(draft?.code).toBe('receiver-body-format')
})

test('a schema that cannot be used judges nothing, and says so', () => {
  const responses = [makeResponse('200', { content: [makeMedia('application/json', 'Broken')] })]
  const [draft] = draftsOf({ body: '{}', responses })
  expect(draft?.code).toBe('receiver-not-judged')
})

test('a required header that is missing, and one that is wrong', () => {
  const header = makeParameter({ name: 'X-Count', in: 'header', schema: schemaAt('Number') })
  const responses = [makeResponse('200', { headers: [header] })]
  expect(draftsOf({ headers: [], responses })).toMatchObject([
    { code: 'receiver-header', arrived: 'no X-Count', ...SENT_IDS },
  ])
  expect(draftsOf({ headers: [['x-count', 'many']], responses })).toMatchObject([
    { code: 'receiver-header', arrived: 'header X-Count: "many"' },
  ])
})

test('the body of a documented refusal is judged too', () => {
  const responses = [THANKS, makeResponse('4XX', { content: THANKS.content })]
  const [draft] = draftsOf({ status: 422, body: '{}', responses })
  expect(draft?.code).toBe('receiver-body-schema')
})

test.each([301, 503])('what a proxy or a crash says with %i is not judged', (status) => {
  const responses = [makeResponse('default', { content: THANKS.content })]
  expect(draftsOf({ status, body: 'oops', responses })).toEqual([])
})

test('the answer with an undocumented status is not judged by anything', () => {
  expect(draftsOf({ status: 202, body: 'oops' })).toEqual([])
})

test('readOnly and writeOnly members are not required of a receiver', () => {
  const Both = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'string', readOnly: true }, b: { type: 'string', writeOnly: true } },
  }
  const content = [makeMedia('application/json', 'Both')]
  const facts = { status: 200, headers: [JSON_TYPE], body: '{}' }
  const responses = [makeResponse('200', { content })]
  expect(checkContent(makeReceiverFacts({ ...facts, responses }, { schemas: { Both } }))).toEqual(
    [],
  )
})
