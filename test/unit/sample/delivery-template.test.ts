import { expect, test } from 'vitest'
import {
  buildDelivery,
  type DeliveryDraft,
  type DeliveryMaker,
  prepareDelivery,
} from '../../../src/sample/delivery.js'
import { type DeliveryPlanInput, makeDeliveryPlan } from '../../support/sent.js'
import { declareParameter, makeBody, schemaPlace } from '../../support/trigger-plan.js'

const EVENT = {
  type: 'object',
  required: ['description', 'paid'],
  properties: {
    id: { type: 'string' },
    description: { type: 'string' },
    paid: { type: 'boolean' },
    item: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
  },
}
const schemas = { Event: EVENT, Name: { type: 'string' } }
const body = makeBody('Event')
const KEY = { name: 'k', type: 'apiKey', parameter: 'key' } as const

function prepare(input: DeliveryPlanInput): Promise<DeliveryMaker> {
  const { contract, callback, seed, values, credentials, nonce } = makeDeliveryPlan(input)
  return prepareDelivery({ contract, callback, seed, values, credentials }, () => nonce)
}

async function draftBothWays(input: DeliveryPlanInput) {
  const plan = makeDeliveryPlan(input)
  const make = await prepare(input)
  const { url, known = new Map<string, unknown>(), ordinal } = plan
  const first = await make({ url, known, ordinal })
  return { whole: await buildDelivery(plan), first, second: await make({ url, known, ordinal }) }
}

/** What a draft says, read as whoever sends it does. */
function show(draft: DeliveryDraft) {
  if (!draft.ok) return draft
  const { request, secretHeaders, context } = draft
  return {
    request: { ...request, body: Buffer.from(request.body).toString() },
    secretHeaders,
    context,
  }
}

const CASES: Readonly<Record<string, DeliveryPlanInput>> = {
  'without a body': {},
  'with a made body': { callback: { body } },
  'with an example': {
    callback: { body: makeBody('Event', { examples: [{ description: 'Rent', paid: false }] }) },
  },
  'with an example that breaks its schema': {
    callback: { body: makeBody('Event', { examples: [{ description: 7 }] }) },
  },
  'with a known member': { callback: { body }, known: new Map([['description', 'Rent']]) },
  'with a known member of a member': { callback: { body }, known: new Map([['total', 7]]) },
  'with a known member that is absent': { callback: { body }, known: new Map([['id', 'inv-7']]) },
  'with a known value that the schema refuses': {
    callback: { body },
    known: new Map<string, unknown>([
      ['paid', { at: 'noon' }],
      ['description', 'Rent'],
    ]),
  },
  'with a query and a fragment': { url: 'http://r.test/hook?x=a%20b#top', callback: { body } },
  'with a key in the query': {
    url: 'http://r.test/hook?a=1',
    callback: { body, security: [[{ ...KEY, in: 'query' }]] },
    credentials: { apiKey: 'x y' },
  },
  'with a secret header': {
    callback: { body, security: [[{ ...KEY, in: 'header' }]] },
    credentials: { apiKey: 's3cret' },
  },
  'with headers of the user': {
    callback: { body },
    values: { headers: [['User-Agent', 'acme/1']] },
  },
  'with members of the user': {
    callback: { body },
    known: new Map([['description', 'known']]),
    values: { members: new Map([['/description', 'given']]) },
  },
  'with the body of the user': {
    callback: { body },
    values: { body: { bytes: Buffer.from('{ "paid": 1 }') } },
  },
  'with parts of the URL to fill': { url: 'http://r.test/{kind}', callback: { body } },
  'with a parameter': {
    callback: {
      body,
      parameters: [declareParameter({ name: 'X-Id', in: 'header', schema: schemaPlace('Name') })],
    },
    known: new Map([['X-Id', 'inv-7']]),
  },
  'with a form': {
    callback: { body: makeBody('Event', { type: 'application/x-www-form-urlencoded' }) },
    known: new Map([['description', 'a b']]),
  },
  'with parts': { callback: { body: makeBody('Event', { type: 'multipart/form-data' }) } },
  'with a body that nobody can make': {
    callback: { body: makeBody('Event', { type: 'application/xml' }) },
  },
  'with an optional body that nobody can make': {
    callback: { body: makeBody('Event', { type: 'application/xml', required: false }) },
  },
}

test.each(Object.entries(CASES))(
  'a delivery %s is the same from a prepared callback',
  async (_, input) => {
    const { whole, first, second } = await draftBothWays({ schemas, ...input })
    expect(show(first)).toEqual(show(whole))
    expect(show(second)).toEqual(show(whole))
  },
)

test('each delivery gets its own URL and what is known for it, and nothing of the one before', async () => {
  const make = await prepare({ schemas, callback: { body } })
  const draft = async (id: string, known: readonly (readonly [string, unknown])[]) => {
    const made = await make({ url: `http://r.test/${id}`, known: new Map(known), ordinal: 1 })
    if (!made.ok) throw new Error(made.because)
    const { url, body: bytes } = made.request
    return [url, JSON.parse(Buffer.from(bytes).toString()) as unknown] as const
  }
  const item = { total: 1 }
  expect(await draft('1', [['id', 'one']])).toMatchObject(['http://r.test/1', { id: 'one' }])
  expect(await draft('2', [['description', 'two']])).toMatchObject([
    'http://r.test/2',
    { description: 'two' },
  ])
  const [, plain] = await draft('3', [])
  expect(plain).not.toMatchObject({ id: 'one' })
  expect(plain).not.toMatchObject({ description: 'two' })
  expect(await draft('4', [['other', item]])).toEqual(['http://r.test/4', plain])
})

test('a body that nothing known goes into is written once', async () => {
  const make = await prepare({ schemas, callback: { body } })
  const bytesOf = async (known: ReadonlyMap<string, unknown>) => {
    const draft = await make({ url: 'http://r.test/', known, ordinal: 1 })
    return draft.ok ? draft.request.body : undefined
  }
  const plain = await bytesOf(new Map())
  expect(plain).toBeInstanceOf(Uint8Array)
  expect(await bytesOf(new Map([['unheard', 'of']]))).toBe(plain)
  expect(await bytesOf(new Map([['description', 'Rent']]))).not.toBe(plain)
})

test('a template answers at once', async () => {
  const make = await prepare({ schemas, callback: { body } })
  const due = { url: 'http://r.test/', known: new Map(), ordinal: 1 }
  expect(make(due)).toMatchObject({ ok: true })
  expect(make({ ...due, url: 'http://r.test/{id}' })).toBeInstanceOf(Promise)
})

test('a template asks for no nonce', async () => {
  const asked: string[] = []
  const count = async (type: string) => {
    const plan = makeDeliveryPlan({ schemas, callback: { body: makeBody('Event', { type }) } })
    const make = await prepareDelivery(plan, () => {
      asked.push(type)
      return 'f00dcafe'
    })
    await make({ url: 'http://r.test/', known: new Map(), ordinal: 1 })
  }
  await count('application/json')
  await count('multipart/form-data')
  expect(asked).toEqual(['multipart/form-data'])
})
