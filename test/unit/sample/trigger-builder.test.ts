import { expect, test } from 'vitest'
import type { TriggerDraft, TriggerPlan } from '../../../src/sample/model.js'
import { buildTrigger } from '../../../src/sample/request.js'
import { createTriggerBuilder } from '../../../src/sample/trigger-builder.js'
import { buildTwice } from '../../support/same-trigger.js'
import {
  declareParameter,
  makeBody,
  makePlan,
  type PlanInput,
  readSentJson,
  schemaPlace,
} from '../../support/trigger-plan.js'

const ORDER = {
  type: 'object',
  required: ['id', 'hook'],
  properties: {
    id: { type: 'string' },
    hook: { type: 'string' },
    count: { type: 'integer', maximum: 5 },
    file: { type: 'string', format: 'binary' },
  },
}
const SCHEMAS = {
  Order: ORDER,
  Few: { type: 'integer', maximum: 5 },
  Digits: { type: 'string', pattern: '^[0-9]+$' },
}
const HOOK = { in: 'body', pointer: '/hook' } as const
const ID = { in: 'body', pointer: '/id' } as const
const BODY = { body: makeBody('Order') }

function withParameter(place: 'path' | 'query' | 'header' | 'cookie', more = {}): PlanInput {
  const parameters = [
    declareParameter({ name: 'a', in: 'query', required: true }),
    declareParameter({ name: 'own', in: place, required: place === 'path', ...more }),
    declareParameter({ name: 'z', in: 'query', required: true }),
  ]
  const path = place === 'path' ? '/orders/{own}' : '/orders'
  return { operation: { path, parameters }, identities: [{ in: place, name: 'own' }] }
}

const SHAPES: Readonly<Record<string, PlanInput>> = {
  'nothing of its own': {},
  'a query at the server': { serverUrl: 'http://127.0.0.1/api?v=1', ...withParameter('query') },
  'the URL in the query': { slots: [{ in: 'query', name: 'hook' }] },
  'the URL in a header': { slots: [{ in: 'header', name: 'X-Hook' }] },
  'the URL in the path': { operation: { path: '/to/{to}' }, slots: [{ in: 'path', name: 'to' }] },
  'the URL and an id in JSON': { operation: BODY, slots: [HOOK], identities: [ID] },
  'a member below a text': {
    operation: BODY,
    slots: [HOOK],
    identities: [ID, { in: 'body', pointer: '/id/inner' }],
  },
  'two members': {
    operation: BODY,
    slots: [HOOK],
    identities: [ID, { in: 'body', pointer: '/other' }],
  },
  'a mark in the path': withParameter('path'),
  'a mark in the query': withParameter('query'),
  'a mark in the query as it is': withParameter('query', { allowReserved: true }),
  'a mark in a header': withParameter('header'),
  'a mark in a cookie': withParameter('cookie'),
  'a mark as JSON': withParameter('query', {
    mediaType: 'application/json',
    schema: schemaPlace('Digits'),
  }),
  'a form': {
    operation: { body: makeBody('Order', { type: 'application/x-www-form-urlencoded' }) },
    ...{ slots: [HOOK], identities: [ID] },
  },
  'a body of parts': {
    operation: { body: makeBody('Order', { type: 'multipart/form-data' }) },
    ...{ slots: [HOOK], identities: [ID] },
  },
  'parts without anything of its own': {
    operation: { body: makeBody('Order', { type: 'multipart/form-data' }) },
  },
  'an example without room for the URL': {
    operation: { body: makeBody('Order', { examples: ['text', { id: 'x', hook: 'y' }] }) },
    ...{ slots: [HOOK], identities: [ID] },
  },
  'members of the user': {
    operation: BODY,
    values: { members: new Map([['/id', 'mine']]) },
    ...{ slots: [HOOK], identities: [ID] },
  },
  'a body of the user that takes the URL': {
    operation: BODY,
    values: { body: { bytes: new TextEncoder().encode('{ "id": "mine" }') } },
    slots: [HOOK],
  },
  'bytes of the user': {
    operation: BODY,
    values: { body: { bytes: new Uint8Array([1, 2]), contentType: 'image/png' } },
  },
  'credentials in the query': {
    operation: {
      security: [[{ name: 'key', type: 'apiKey', in: 'query', parameter: 'key' }]],
    },
    credentials: { apiKey: 'a key' },
    ...{ slots: [{ in: 'query', name: 'hook' }] },
  },
}

test.each(Object.entries(SHAPES))(
  'with %s, a trigger from a template is the one made by itself',
  async (_, shape) => {
    const plan = makePlan({ schemas: SCHEMAS, memory: new Map(), ...shape })
    expect(await buildTwice(plan)).toEqual({ differing: [], prepared: 5 })
  },
)

test('where the numbers that the schema allows run out, triggers are the same both ways', async () => {
  const shape = withParameter('query', { schema: schemaPlace('Few') })
  const count = { in: 'body', pointer: '/count' } as const
  for (const more of [shape, { operation: BODY, identities: [count] }]) {
    expect(await buildTwice(makePlan({ schemas: SCHEMAS, ...more }))).toMatchObject({
      differing: [],
    })
  }
})

test('a trigger that the example does not do for is made anew, and the others as before', async () => {
  const Order = {
    ...ORDER,
    if: { properties: { hook: { pattern: '3$' } } },
    then: { required: ['count'] },
  }
  const body = makeBody('Order', { examples: [{ id: 'x', hook: 'y', shown: true }] })
  const plan = makePlan({ schemas: { Order }, operation: { body }, slots: [HOOK] })
  // Of six the first is made without a template, and one has a URL that ends so.
  expect(await buildTwice(plan)).toEqual({ differing: [], prepared: 4 })
  const build = createTriggerBuilder()
  await build(plan)
  const other = await build({ ...plan, callbackUrl: 'http://127.0.0.1:9000/3' })
  expect(readSentJson(other)).toMatchObject({ id: 'id', count: 1 })
  expect(readSentJson(other)).not.toHaveProperty('shown')
})

test('a parameter that only some triggers can mark has the mark of those', async () => {
  const schemas = { Rare: { type: 'string', pattern: 'f.*2$' } }
  const shape = withParameter('header', { schema: schemaPlace('Rare'), required: true })
  expect(await buildTwice(makePlan({ schemas, ...shape }))).toEqual({ differing: [], prepared: 4 })
})

test('what a trigger marks first decides which schema the next member has', async () => {
  const Order = {
    type: 'object',
    anyOf: [
      { required: ['extra'], properties: { extra: {}, id: { type: 'integer', minimum: 100 } } },
      { properties: { id: { type: 'integer' } } },
    ],
  }
  const body = makeBody('Order', { examples: [{ id: 1 }] })
  const identities = ['/extra', '/id'].map((pointer) => ({ in: 'body', pointer }) as const)
  const plan = makePlan({ schemas: { Order }, operation: { body }, identities })
  const build = createTriggerBuilder()
  await build(plan)
  expect(readSentJson(await build({ ...plan, ordinal: 4 }))).toEqual({
    extra: 'extra-4-f00dcafe1234',
    id: 104,
  })
})

test('each trigger has its own URL and id', async () => {
  const build = createTriggerBuilder()
  const plan = makePlan({ schemas: SCHEMAS, ...SHAPES['the URL and an id in JSON'] })
  const drafts: TriggerDraft[] = []
  for (const ordinal of [1, 2, 3]) {
    drafts.push(await build({ ...plan, ordinal, callbackUrl: `http://127.0.0.1:9/${ordinal}` }))
  }
  expect(drafts.map(readSentJson)).toMatchObject([
    { id: 'id-1-f00dcafe1234', hook: 'http://127.0.0.1:9/1' },
    { id: 'id-2-f00dcafe1234', hook: 'http://127.0.0.1:9/2' },
    { id: 'id-3-f00dcafe1234', hook: 'http://127.0.0.1:9/3' },
  ])
})

const OTHERS: Readonly<Record<string, Partial<TriggerPlan>>> = {
  values: { values: { parameters: new Map(), members: new Map(), headers: [['x-other', 'yes']] } },
  server: { serverUrl: 'http://127.0.0.1:8001' },
  credentials: { credentials: { bearer: 'other' } },
  operation: { operation: makePlan({ operation: { path: '/other' } }).operation },
  slots: { slots: [{ in: 'query', name: 'other' }] },
  identities: { identities: [{ in: 'query', name: 'other' }] },
  kind: { kind: 'without-url' },
  seed: { seed: 2 },
  contract: { contract: makePlan().contract },
  role: { role: 'callback' },
  known: { known: new Map([['id', 'known']]) },
}

test.each(Object.entries(OTHERS))(
  'a plan with other %s is not made from the template',
  async (_, other) => {
    const build = createTriggerBuilder()
    const plan = makePlan({ slots: [{ in: 'query', name: 'hook' }] })
    await build(plan)
    expect(build(plan)).not.toBeInstanceOf(Promise)
    const changed = { ...plan, ...other }
    const built = build(changed)
    expect(built).toBeInstanceOf(Promise)
    expect(await built).toEqual(await buildTrigger(changed))
    expect(build(changed)).toEqual(await buildTrigger(changed))
  },
)

test('an invalid trigger is always made by itself, and keeps the template of the others', async () => {
  const build = createTriggerBuilder()
  const plan = makePlan({ schemas: SCHEMAS, operation: BODY, slots: [HOOK] })
  await build(plan)
  const invalid = { ...plan, kind: 'invalid' } as const
  expect(await build(invalid)).toMatchObject({ ok: true, fault: 'body without id (required)' })
  expect(build(plan)).toEqual(await buildTrigger(plan))
})

test('a trigger that cannot be made is refused each time with its reason', async () => {
  const build = createTriggerBuilder()
  const plan = makePlan({
    kind: 'without-url',
    operation: { parameters: [declareParameter({ name: 'hook', in: 'query', required: true })] },
    slots: [{ in: 'query', name: 'hook' }],
  })
  const because = 'the callback URL cannot be left out: the query parameter hook is required'
  expect(await build(plan)).toEqual({ ok: false, because })
  expect(await build(plan)).toEqual({ ok: false, because })
})
