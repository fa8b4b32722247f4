import { expect, test } from 'vitest'
import { buildDelivery, type DeliveryDraft } from '../../../src/sample/delivery.js'
import { type DeliveryPlanInput, makeDeliveryPlan } from '../../support/sent.js'
import { declareParameter, makeBody, schemaPlace } from '../../support/trigger-plan.js'

const EVENT = {
  type: 'object',
  required: ['description', 'paid'],
  properties: { description: { type: 'string' }, paid: { type: 'boolean' } },
} as const

async function requestOf(input: DeliveryPlanInput = {}) {
  const draft = await buildDelivery(makeDeliveryPlan(input))
  if (!draft.ok) throw new Error(draft.because)
  return draft.request
}

async function jsonOf(input: DeliveryPlanInput): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode((await requestOf(input)).body))
}

test('a callback without a body is its method at its URL', async () => {
  expect(await requestOf()).toEqual({
    method: 'POST',
    url: 'http://r.test/invoices/7',
    headers: [
      ['accept', 'application/json, */*;q=0.5'],
      ['user-agent', 'ringback'],
    ],
    body: new Uint8Array(),
  })
})

test('the method is the documented one', async () => {
  expect((await requestOf({ callback: { method: 'PUT' } })).method).toBe('PUT')
})

test('the body is made from the schema, with its content type', async () => {
  const input = { schemas: { Event: EVENT }, callback: { body: makeBody('Event') } }
  const { headers } = await requestOf(input)
  expect(headers).toContainEqual(['content-type', 'application/json'])
  expect(await jsonOf(input)).toEqual({ description: 'description', paid: true })
})

test('a documented example is sent as it is', async () => {
  const body = makeBody('Event', { examples: [{ description: 'Rent', paid: false }] })
  expect(await jsonOf({ schemas: { Event: EVENT }, callback: { body } })).toEqual({
    description: 'Rent',
    paid: false,
  })
})

test('what the receiver alone may write is not sent, and what the API alone may is', async () => {
  const schemas = {
    Event: {
      type: 'object',
      properties: {
        number: { type: 'integer', readOnly: true },
        secret: { type: 'string', writeOnly: true },
      },
    },
  }
  const sent = await jsonOf({ schemas, callback: { body: makeBody('Event') } })
  expect(sent).toEqual({ number: 1 })
})

test('the same plan gives the same request', async () => {
  const input = { schemas: { Event: EVENT }, callback: { body: makeBody('Event') }, seed: 9 }
  expect(await requestOf(input)).toEqual(await requestOf(input))
})

test('members that the user sets win over examples and known values', async () => {
  const body = makeBody('Event', { examples: [{ description: 'Rent', paid: true }] })
  const sent = await jsonOf({
    schemas: { Event: EVENT },
    callback: { body },
    known: new Map([['description', 'Known']]),
    values: { members: new Map<string, unknown>([['/description', 'Set']]) },
  })
  expect(sent).toEqual({ description: 'Set', paid: true })
})

test('a body of the user goes byte for byte', async () => {
  const bytes = Buffer.from('{ "paid": 1 }')
  const { body } = await requestOf({
    schemas: { Event: EVENT },
    callback: { body: makeBody('Event') },
    known: new Map([['paid', true]]),
    values: { body: { bytes } },
  })
  expect(Buffer.from(body).toString()).toBe('{ "paid": 1 }')
})

test('a body in the place of the made one is sent as it is, broken or not', async () => {
  const input = {
    schemas: { Event: EVENT },
    callback: { body: makeBody('Event') },
    known: new Map([['description', 'Known']]),
    body: { description: 7 },
  }
  expect(await jsonOf(input)).toEqual({ description: 7 })
})

test('a body can be null, and needs no documented one', async () => {
  const { headers, body } = await requestOf({ body: null })
  expect(Buffer.from(body).toString()).toBe('null')
  expect(headers).toContainEqual(['content-type', 'application/json'])
})

test('a given value is written as the documented media type has it', async () => {
  const body = makeBody('Event', { type: 'application/x-www-form-urlencoded' })
  const request = await requestOf({
    schemas: { Event: EVENT },
    callback: { body },
    body: { description: 'a b', paid: true },
  })
  expect(Buffer.from(request.body).toString()).toBe('description=a+b&paid=true')
})

test.each([
  ['application/cloudevents+json', '{"description":"description","paid":true}'],
  ['application/vnd.acme.v2+json', '{"description":"description","paid":true}'],
  ['application/x-www-form-urlencoded', 'description=description&paid=true'],
])('%s is written as such', async (type, text) => {
  const body = makeBody('Event', { type })
  const request = await requestOf({ schemas: { Event: EVENT }, callback: { body } })
  expect(request.headers).toContainEqual(['content-type', type])
  expect(Buffer.from(request.body).toString()).toBe(text)
})

test('a multipart body has its boundary in the header', async () => {
  const body = makeBody('Event', { type: 'multipart/form-data' })
  const request = await requestOf({ schemas: { Event: EVENT }, callback: { body } })
  expect(request.headers).toContainEqual([
    'content-type',
    'multipart/form-data; boundary=ringback-f00dcafe',
  ])
  expect(Buffer.from(request.body).toString()).toContain('name="paid"\r\n\r\ntrue\r\n')
})

test('a required body that nobody can make is a reason', async () => {
  const body = makeBody('Event', { type: 'application/xml' })
  const draft = await buildDelivery(
    makeDeliveryPlan({ schemas: { Event: EVENT }, callback: { body } }),
  )
  expect(draft).toEqual({ ok: false, because: 'no body can be made for application/xml: give one' })
})

test('parts of the URL that the sender fills get the known value, encoded', async () => {
  const kind = declareParameter({ name: 'kind', in: 'path', required: true })
  const { url } = await requestOf({
    url: 'http://r.test/{kind}/{kind}?x=1',
    callback: { parameters: [kind] },
    known: new Map([['kind', 'a/b']]),
  })
  expect(url).toBe('http://r.test/a%2Fb/a%2Fb?x=1')
})

test('parts of the URL without a known value get the documented example', async () => {
  const kind = declareParameter({ name: 'kind', in: 'path', required: true, examples: ['paid'] })
  const { url } = await requestOf({ url: 'http://r.test/{kind}', callback: { parameters: [kind] } })
  expect(url).toBe('http://r.test/paid')
})

test('parts of the URL that nobody declares get a value too', async () => {
  expect((await requestOf({ url: 'http://r.test/{kind}' })).url).toBe('http://r.test/kind')
})

test('what the user gives for a part of the URL wins', async () => {
  const { url } = await requestOf({
    url: 'http://r.test/{kind}',
    known: new Map([['kind', 'known']]),
    values: { parameters: new Map([['path:kind', 'given']]) },
  })
  expect(url).toBe('http://r.test/given')
})

test('a fragment of the URL is not sent', async () => {
  expect((await requestOf({ url: 'http://r.test/a#top' })).url).toBe('http://r.test/a')
})

test('documented query, header and cookie parameters are sent', async () => {
  const request = await requestOf({
    url: 'http://r.test/hook?token=t',
    callback: {
      parameters: [
        declareParameter({ name: 'page', in: 'query', required: true, examples: [2] }),
        declareParameter({ name: 'X-Event', in: 'header', required: true, examples: ['paid'] }),
        declareParameter({ name: 'lang', in: 'cookie', required: true, examples: ['de'] }),
        declareParameter({ name: 'optional', in: 'query' }),
      ],
    },
  })
  expect(request.url).toBe('http://r.test/hook?token=t&page=2')
  expect(request.headers).toContainEqual(['X-Event', 'paid'])
  expect(request.headers).toContainEqual(['cookie', 'lang=de'])
})

test('a known value goes into a parameter whose schema takes it, and into no other', async () => {
  const input = (type: string): DeliveryPlanInput => ({
    schemas: { Id: { type } },
    callback: {
      parameters: [declareParameter({ name: 'id', in: 'query', schema: schemaPlace('Id') })],
    },
    known: new Map([['id', 'inv-7']]),
  })
  expect((await requestOf(input('string'))).url).toBe('http://r.test/invoices/7?id=inv-7')
  expect((await requestOf(input('integer'))).url).toBe('http://r.test/invoices/7')
})

test('the security of the callback itself decides where credentials go, and what is secret', async () => {
  const plan = makeDeliveryPlan({
    callback: { security: [[{ name: 'hook', type: 'apiKey', in: 'header', parameter: 'X-Hook' }]] },
    credentials: { apiKey: 's3cret', bearer: 'other' },
  })
  const draft = await buildDelivery(plan)
  expect(draft.ok && draft.request.headers).toContainEqual(['X-Hook', 's3cret'])
  expect(draft.ok && draft.secretHeaders).toEqual(['X-Hook'])
  expect(JSON.stringify(draft)).not.toContain('other')
})

test('a key in the query stands behind what the URL has', async () => {
  const { url } = await requestOf({
    url: 'http://r.test/hook?a=1',
    callback: { security: [[{ name: 'k', type: 'apiKey', in: 'query', parameter: 'key' }]] },
    credentials: { apiKey: 'x y' },
  })
  expect(url).toBe('http://r.test/hook?a=1&key=x%20y')
})

test('headers of the user replace made ones', async () => {
  const { headers } = await requestOf({ values: { headers: [['User-Agent', 'acme/1']] } })
  expect(headers).toEqual([
    ['accept', 'application/json, */*;q=0.5'],
    ['User-Agent', 'acme/1'],
  ])
})

test('the request is given as expressions see it, for callbacks within the callback', async () => {
  const draft: DeliveryDraft = await buildDelivery(
    makeDeliveryPlan({
      schemas: { Event: EVENT },
      url: 'http://r.test/{kind}?x=a%20b',
      callback: { body: makeBody('Event') },
      known: new Map([['kind', 'k']]),
    }),
  )
  expect(draft.ok && draft.context).toMatchObject({
    url: 'http://r.test/k?x=a%20b',
    method: 'POST',
    query: [['x', 'a b']],
    path: new Map([['kind', 'k']]),
    body: { description: 'description', paid: true },
  })
})

test('with a memory the body is made once', async () => {
  const memory = new Map()
  const input = { schemas: { Event: EVENT }, callback: { body: makeBody('Event') }, memory }
  const first = await jsonOf({ ...input, seed: 1 })
  expect(memory.size).toBe(1)
  expect(await jsonOf({ ...input, seed: 1, known: new Map([['description', 'x']]) })).toEqual({
    ...(first as object),
    description: 'x',
  })
})
