import { expect, test } from 'vitest'
import { buildTrigger } from '../../../src/sample/request.js'
import {
  CALLBACK_URL,
  declareParameter,
  makeBody,
  makePlan,
  type PlanInput,
  readSentJson,
  schemaPlace,
} from '../../support/trigger-plan.js'

const URL_SLOT = { in: 'body', pointer: '/url' } as const

function makeInvalid(schema: object, plan: PlanInput = {}) {
  return makePlan({
    kind: 'invalid',
    schemas: { Body: { type: 'object', ...schema } },
    slots: [URL_SLOT],
    ...plan,
    operation: { body: makeBody('Body'), ...plan.operation },
  })
}

const TEXT = { type: 'string' }

test('a required member that is neither slot nor identity is left out', async () => {
  const plan = makeInvalid(
    {
      required: ['id', 'url', 'customer', 'total'],
      properties: { id: TEXT, url: TEXT, customer: TEXT, total: { type: 'number' } },
    },
    { identities: [{ in: 'body', pointer: '/id' }] },
  )
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({ ok: true, fault: 'body without customer (required)' })
  expect(readSentJson(draft)).toEqual({ id: 'id-3-f00dcafe1234', url: CALLBACK_URL, total: 1 })
})

test('members on the way to the slot are kept, those beside it may go', async () => {
  const hook = { type: 'object', required: ['url', 'mode'], properties: { url: TEXT, mode: TEXT } }
  const plan = makeInvalid(
    { required: ['hook'], properties: { hook } },
    { slots: [{ in: 'body', pointer: '/hook/url' }] },
  )
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({ fault: 'body without hook/mode (required)' })
  expect(readSentJson(draft)).toEqual({ hook: { url: CALLBACK_URL } })
})

test('what the user set is kept', async () => {
  const plan = makeInvalid(
    { required: ['a', 'b', 'url'], properties: { a: TEXT, b: TEXT, url: TEXT } },
    { values: { members: new Map([['/a', 'mine']]) } },
  )
  expect(await buildTrigger(plan)).toMatchObject({ fault: 'body without b (required)' })
})

test.each([
  [{ properties: { total: { type: 'number' } } }, 'body with total as an object (must be number)'],
  [{ properties: { kind: { enum: ['a', 'b'] } } }, 'body with kind outside its enum'],
  [
    { required: ['url'], properties: { 'never made': false, flag: { type: 'boolean' } } },
    'body with flag as an object (must be boolean)',
  ],
])('of %j the fault is: %s', async (schema, fault) => {
  const draft = await buildTrigger(makeInvalid(schema))
  expect(draft).toMatchObject({ ok: true, fault })
  expect(readSentJson(draft)).toMatchObject({ url: CALLBACK_URL })
})

test('a fault that the schema turns out to allow is not taken', async () => {
  const plan = makeInvalid({
    properties: { a: { anyOf: [{ type: 'number' }, { type: 'object' }] }, b: { type: 'number' } },
  })
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({ fault: 'body with b as an object (must be number)' })
})

test('a fault is new also where the body breaks its schema already', async () => {
  const plan = makeInvalid({
    required: ['url', 'a'],
    properties: { url: { type: 'string', pattern: '^https:' }, a: TEXT },
  })
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({ fault: 'body without a (required)' })
  expect(readSentJson(draft)).toEqual({ url: CALLBACK_URL })
})

test('a fault that the body had before does not count as the one that was made', async () => {
  const plan = makeInvalid({
    properties: {
      url: { type: 'string', pattern: '^https:' },
      a: { anyOf: [{ type: 'number' }, { type: 'object' }] },
      b: { type: 'number' },
    },
  })
  expect(await buildTrigger(plan)).toMatchObject({
    fault: 'body with b as an object (must be number)',
  })
})

test('in a form only members that are left out count as a fault', async () => {
  const type = 'application/x-www-form-urlencoded'
  const typed = makeInvalid(
    { properties: { n: { type: 'integer' } } },
    { operation: { body: makeBody('Body', { type }) } },
  )
  expect(await buildTrigger(typed)).toMatchObject({ ok: false })
  const required = makeInvalid(
    { required: ['n'], properties: { n: { type: 'integer' } } },
    { operation: { body: makeBody('Body', { type }) } },
  )
  expect(await buildTrigger(required)).toMatchObject({
    fault: 'body without n (required)',
    context: { body: { url: CALLBACK_URL } },
  })
})

test('a required parameter is left out where the body has nothing to violate', async () => {
  const required = { required: true, schema: schemaPlace('Body') }
  const parameters = [
    declareParameter({ name: 'tenant', in: 'path', ...required }),
    declareParameter({ name: 'cb', in: 'query', ...required }),
    declareParameter({ name: 'given', in: 'query', ...required }),
    declareParameter({ name: 'X-Kind', in: 'header', ...required }),
    declareParameter({ name: 'page', in: 'query', ...required }),
  ]
  const plan = makePlan({
    kind: 'invalid',
    schemas: { Body: { type: 'integer' } },
    operation: { path: '/{tenant}', parameters },
    slots: [{ in: 'query', name: 'cb' }],
    values: { parameters: new Map([['query:given', '7']]) },
  })
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({
    ok: true,
    fault: 'no header X-Kind (required)',
    request: {
      url: 'http://127.0.0.1:8000/1?cb=http%3A%2F%2F127.0.0.1%3A9000%2Ft0ken&given=7&page=1',
      headers: [
        ['accept', 'application/json, */*;q=0.5'],
        ['user-agent', 'ringback'],
      ],
    },
  })
})

test.each([
  ['only the callback URL is documented', { required: ['url'], properties: { url: TEXT } }],
  ['nothing is documented', {}],
])('where %s there is no fault to make', async (_why, schema) => {
  expect(await buildTrigger(makeInvalid(schema))).toEqual({
    ok: false,
    because: 'nothing in the document can be violated without touching the callback URL',
  })
})

test('a given JSON body is violated as well', async () => {
  const bytes = new TextEncoder().encode('{"a":"x","b":1}')
  const plan = makeInvalid(
    { required: ['a'], properties: { a: TEXT } },
    { slots: [], values: { body: { bytes } } },
  )
  const draft = await buildTrigger(plan)
  expect(draft).toMatchObject({ fault: 'body without a (required)' })
  expect(readSentJson(draft)).toEqual({ b: 1 })
})

test('a member that expressions refer to is left out only where there is nothing else', async () => {
  const plan = makeInvalid(
    { required: ['url', 'id'], properties: { url: TEXT, id: TEXT } },
    { identities: [{ in: 'body', pointer: '/id' }] },
  )
  expect(await buildTrigger(plan)).toMatchObject({ ok: true, fault: 'body without id (required)' })
})
