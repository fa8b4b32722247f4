import { expect, test } from 'vitest'
import {
  answering,
  createMock,
  type MockInput,
  type MockUnderTest,
  taking,
} from '../../support/mock-api.js'

const DRAFT = {
  type: 'object',
  required: ['customer'],
  properties: {
    customer: { type: 'string' },
    total: { type: 'number' },
    secret: { type: 'string', writeOnly: true },
  },
}

const INVOICE = {
  type: 'object',
  required: ['id', 'customer'],
  properties: { id: { type: 'string', example: 'inv_1' }, ...DRAFT.properties },
}

const GONE = {
  404: answering({
    type: 'object',
    required: ['message'],
    properties: { message: { type: 'string' } },
  }),
}

/** Invoices as most APIs have them. */
function invoices(invoice: object = INVOICE, list: object = { type: 'array', items: invoice }) {
  return {
    '/invoices': {
      get: { responses: { 200: answering(list) } },
      post: { requestBody: taking(DRAFT), responses: { 201: answering(invoice) } },
    },
    '/invoices/{invoice_id}': {
      get: { responses: { 200: answering(invoice), ...GONE } },
      put: {
        requestBody: taking(DRAFT),
        responses: { 200: answering(invoice), 201: answering(invoice) },
      },
      patch: {
        requestBody: taking({ type: ['object', 'array'] }),
        responses: { 200: answering(invoice), ...GONE },
      },
      delete: { responses: { 204: { description: 'removed' }, ...GONE } },
    },
  }
}

const start = (input?: MockInput): Promise<MockUnderTest> => createMock(invoices(), input)

test('what was created can be read back, by itself and in the list', async () => {
  const mock = await start()
  const created = await mock.send('POST /invoices', {
    json: { customer: 'acme', total: 3, secret: 's' },
  })
  expect([created.status, created.json]).toEqual([201, { id: 'inv_1', customer: 'acme', total: 3 }])
  const { json } = await mock.send('GET /invoices/inv_1')
  expect(json).toEqual(created.json)
  expect((await mock.send('GET /invoices')).json).toEqual([created.json])
})

test('each one that is created has an id of its own', async () => {
  const mock = await start()
  const ids: unknown[] = []
  for (const customer of ['a', 'b', 'c']) {
    const { json } = await mock.send('POST /invoices', { json: { customer } })
    ids.push((json as { id: string }).id)
  }
  expect(ids).toEqual(['inv_1', 'inv_2', 'inv_3'])
  expect((await mock.send('GET /invoices/inv_2')).json).toMatchObject({ customer: 'b' })
  expect((await mock.send('GET /invoices')).json).toMatchObject([
    { customer: 'a' },
    { customer: 'b' },
    { customer: 'c' },
  ])
})

test.each([
  ['a number', { type: 'integer' }, [1, 2]],
  ['a UUID', { type: 'string', format: 'uuid' }, undefined],
  ['a text with a number', { type: 'string', example: 'INV-009' }, ['INV-009', 'INV-010']],
  ['a text', { type: 'string' }, undefined],
  ['a text of a pattern', { type: 'string', pattern: '^[0-9a-f]{12}$' }, undefined],
])('ids stay %s', async (_, id, expected) => {
  const invoice = { ...INVOICE, properties: { ...INVOICE.properties, id } }
  const mock = await createMock(invoices(invoice))
  const create = async () => {
    const { json } = await mock.send('POST /invoices', { json: { customer: 'a' } })
    return (json as { id: unknown }).id
  }
  const ids = [await create(), await create()]
  if (expected !== undefined) expect(ids).toEqual(expected)
  expect(ids[0]).not.toBe(ids[1])
  expect((await mock.send(`GET /invoices/${String(ids[1])}`)).json).toMatchObject({ id: ids[1] })
})

test('an id of the client stays, and the same one again replaces what was there', async () => {
  const own = { ...DRAFT, properties: { ...INVOICE.properties } }
  const paths = {
    ...invoices(),
    '/invoices': {
      ...invoices()['/invoices'],
      post: { requestBody: taking(own), responses: { 201: answering(INVOICE) } },
    },
  }
  const mock = await createMock(paths)
  await mock.send('POST /invoices', { json: { id: 'mine', customer: 'a' } })
  await mock.send('POST /invoices', { json: { id: 'mine', customer: 'b' } })
  expect((await mock.send('GET /invoices')).json).toMatchObject([{ id: 'mine', customer: 'b' }])
})

test('PUT creates and replaces', async () => {
  const mock = await start()
  const created = await mock.send('PUT /invoices/x', { json: { customer: 'a', total: 1 } })
  expect([created.status, created.json]).toEqual([201, { id: 'x', customer: 'a', total: 1 }])
  const replaced = await mock.send('PUT /invoices/x', { json: { customer: 'b' } })
  expect([replaced.status, replaced.json]).toMatchObject([200, { id: 'x', customer: 'b' }])
  expect((await mock.send('GET /invoices/x')).json).toEqual(replaced.json)
})

test('PATCH changes what it names, takes away what it makes null, and keeps the rest', async () => {
  const mock = await start()
  await mock.send('POST /invoices', { json: { customer: 'acme', total: 3 } })
  const changed = await mock.send('PATCH /invoices/inv_1', { json: { total: 4 } })
  expect(changed.json).toEqual({ id: 'inv_1', customer: 'acme', total: 4 })
  await mock.send('PATCH /invoices/inv_1', { json: { total: null } })
  expect((await mock.send('GET /invoices/inv_1')).json).toEqual({ id: 'inv_1', customer: 'acme' })
})

test('PATCH takes a list of operations as well', async () => {
  const mock = await start()
  await mock.send('POST /invoices', { json: { customer: 'acme', total: 3 } })
  const json = [
    { op: 'replace', path: '/customer', value: 'bob' },
    { op: 'remove', path: '/total' },
    { op: 'add', path: '/__proto__/x', value: 1 },
    'nonsense',
  ]
  const { json: changed } = await mock.send('PATCH /invoices/inv_1', { json })
  expect(changed).toMatchObject({ id: 'inv_1', customer: 'bob' })
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
})

test('what was removed is gone, and can be created again', async () => {
  const mock = await start()
  await mock.send('POST /invoices', { json: { customer: 'acme' } })
  expect((await mock.send('DELETE /invoices/inv_1')).status).toBe(204)
  for (const method of ['GET', 'DELETE', 'PATCH']) {
    const answer = await mock.send(
      `${method} /invoices/inv_1`,
      method === 'PATCH' ? { json: {} } : {},
    )
    expect([answer.status, answer.json]).toEqual([404, { message: '/invoices/inv_1 was removed' }])
    expect(answer.exchange.context).toBeUndefined()
  }
  expect((await mock.send('GET /invoices')).json).toEqual([])
  expect((await mock.send('PUT /invoices/inv_1', { json: { customer: 'b' } })).status).toBe(201)
  expect((await mock.send('GET /invoices/inv_1')).json).toMatchObject({ customer: 'b' })
})

test('what nobody created is answered as documented', async () => {
  const mock = await start()
  expect((await mock.send('GET /invoices/7')).json).toMatchObject({ id: '7', customer: 'customer' })
  expect((await mock.send('DELETE /invoices/7')).status).toBe(204)
  expect((await mock.send('GET /invoices/7')).status).toBe(200)
  expect((await mock.send('GET /invoices')).json).toMatchObject([{ customer: 'customer' }])
})

test('a refused request changes nothing', async () => {
  const mock = await start()
  await mock.send('POST /invoices', { json: { customer: 1 } })
  await mock.send('POST /invoices', { json: { customer: 'a' }, headers: { Prefer: 'code=500' } })
  expect((await mock.send('GET /invoices')).json).toMatchObject([{ customer: 'customer' }])
})

test('without state nothing is kept, and the request still reaches its answer', async () => {
  const mock = await start({ state: false })
  const { json } = await mock.send('POST /invoices', { json: { customer: 'acme' } })
  expect(json).toMatchObject({ id: 'inv_1', customer: 'acme' })
  expect((await mock.send('GET /invoices/7')).json).toMatchObject({ id: '7' })
  expect((await mock.send('GET /invoices/inv_1')).json).toMatchObject({ customer: 'customer' })
  await mock.send('DELETE /invoices/inv_1')
  expect((await mock.send('GET /invoices/inv_1')).status).toBe(200)
})

test('a request that neither shows nor changes a thing leaves it as it is', async () => {
  const paths = invoices()
  const post = {
    responses: { 200: answering({ type: 'object', properties: { sent: { type: 'boolean' } } }) },
  }
  const item = { ...paths['/invoices/{invoice_id}'], post }
  const mock = await createMock({ ...paths, '/invoices/{invoice_id}': item })
  await mock.send('POST /invoices', { json: { customer: 'acme' } })
  expect((await mock.send('POST /invoices/inv_1')).json).toEqual({ sent: true })
  expect((await mock.send('GET /invoices/inv_1')).json).toMatchObject({ customer: 'acme' })
})

test('an id that is taken is not given again', async () => {
  const mock = await start()
  await mock.send('PUT /invoices/inv_1', { json: { customer: 'a' } })
  await mock.send('PUT /invoices/inv_2', { json: { customer: 'b' } })
  await mock.send('DELETE /invoices/inv_2')
  const { json } = await mock.send('POST /invoices', { json: { customer: 'c' } })
  expect(json).toMatchObject({ customer: 'c' })
  expect(['inv_1', 'inv_2']).not.toContain((json as { id: string }).id)
})

test('a list of ids is one', async () => {
  const mock = await createMock(invoices(INVOICE, { type: 'array', items: { type: 'string' } }))
  await mock.send('POST /invoices', { json: { customer: 'acme' } })
  await mock.send('POST /invoices', { json: { customer: 'bob' } })
  expect((await mock.send('GET /invoices')).json).toEqual(['inv_1', 'inv_2'])
})

test('a collection below another belongs to its own parent', async () => {
  const line = {
    type: 'object',
    required: ['id', 'invoice'],
    properties: { id: { type: 'integer' }, invoice: { type: 'string' } },
  }
  const mock = await createMock({
    '/invoices/{invoice}/lines/': {
      get: { responses: { 200: answering({ type: 'array', items: line }) } },
      post: { responses: { 201: answering(line) } },
    },
    '/invoices/{invoice}/lines/{id}': { get: { responses: { 200: answering(line) } } },
  })
  await mock.send('POST /invoices/a/lines/')
  await mock.send('POST /invoices/b/lines/')
  expect((await mock.send('GET /invoices/a/lines/')).json).toEqual([{ id: 1, invoice: 'a' }])
  expect((await mock.send('GET /invoices/b/lines/2')).json).toEqual({ id: 2, invoice: 'b' })
})

test('answers that wrap their subject and lists that count are kept as well', async () => {
  const wrapped = { type: 'object', required: ['data'], properties: { data: INVOICE } }
  const page = {
    type: 'object',
    required: ['items', 'total'],
    properties: {
      items: { type: 'array', items: INVOICE },
      total: { type: 'integer' },
      next: { type: 'string' },
    },
  }
  const mock = await createMock(invoices(wrapped, page))
  await mock.send('POST /invoices', { json: { customer: 'acme' } })
  await mock.send('POST /invoices', { json: { customer: 'bob' } })
  expect((await mock.send('GET /invoices/inv_2')).json).toMatchObject({
    data: { id: 'inv_2', customer: 'bob' },
  })
  expect((await mock.send('GET /invoices')).json).toMatchObject({
    items: [{ customer: 'acme' }, { customer: 'bob' }],
    total: 2,
  })
})

test('a thing whose answer says more than its creation did is completed', async () => {
  const receipt = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
  const paths = invoices()
  const post = { requestBody: taking(DRAFT), responses: { 202: answering(receipt) } }
  const mock = await createMock({ ...paths, '/invoices': { ...paths['/invoices'], post } })
  const { json } = await mock.send('POST /invoices', {
    json: { customer: 'acme', total: 9, secret: 'x' },
  })
  const { id } = json as { id: string }
  expect((await mock.send(`GET /invoices/${id}`)).json).toEqual({ id, customer: 'acme', total: 9 })
  const loose = { ...INVOICE, required: ['id'] }
  const item = { get: { responses: { 200: answering(loose) } } }
  const other = await createMock({ '/invoices': { post }, '/invoices/{invoice_id}': item })
  await other.send('POST /invoices', { json: { customer: 'bob' } })
  expect((await other.send(`GET /invoices/${id}`)).json).toMatchObject({ customer: 'bob' })
})

test('an answer whose schema does not accept what is kept stays as documented', async () => {
  const fixed = { ...INVOICE, properties: { ...INVOICE.properties, customer: { const: 'nobody' } } }
  const paths = invoices()
  const item = { ...paths['/invoices/{invoice_id}'], get: { responses: { 200: answering(fixed) } } }
  const list = {
    ...paths['/invoices'],
    get: { responses: { 200: answering({ type: 'array', items: fixed }) } },
  }
  const mock = await createMock({ '/invoices': list, '/invoices/{invoice_id}': item })
  await mock.send('POST /invoices', { json: { customer: 'acme', total: 3 } })
  expect((await mock.send('GET /invoices/inv_1')).json).toMatchObject({
    id: 'inv_1',
    customer: 'nobody',
    total: 3,
  })
  expect((await mock.send('GET /invoices')).json).toMatchObject([{ customer: 'nobody' }])
})

test('the address of what was created stands in its header, also where no member tells its id', async () => {
  const subscription = { type: 'object', properties: { topic: { type: 'string' } } }
  const headers = { Location: { required: true, schema: { type: 'string', format: 'uri' } } }
  const mock = await createMock(
    {
      '/subscriptions': {
        post: {
          requestBody: taking(subscription),
          responses: { 201: { ...answering(subscription), headers } },
        },
      },
      '/subscriptions/{subId}': {
        get: { responses: { 200: answering(subscription) } },
        delete: { responses: { 204: { description: 'ok' } } },
      },
    },
    { servers: [{ url: 'https://example.com/v1' }] },
  )
  const created = await mock.send('POST /v1/subscriptions?a=b', { json: { topic: 'news' } })
  const location = created.header('location') ?? ''
  expect(location).toMatch(/^http:\/\/api\.test\/v1\/subscriptions\/1-[0-9a-f]{12}$/)
  expect((await mock.send(`GET ${location}`)).json).toEqual({ topic: 'news' })
  await mock.send(`DELETE ${location}`)
  expect((await mock.send(`GET ${location}`)).status).toBe(404)
})

test('of very many things the oldest make room', async () => {
  const mock = await createMock(invoices(INVOICE, { type: 'array' }))
  for (let count = 0; count < 10_001; count += 1) {
    await mock.send('POST /invoices', { json: { customer: 'acme' } })
  }
  expect((await mock.send('GET /invoices')).json).toHaveLength(10_000)
  expect((await mock.send('GET /invoices/inv_1')).json).toMatchObject({ customer: 'customer' })
  expect((await mock.send('GET /invoices/inv_2')).json).toMatchObject({ customer: 'acme' })
})

test('hostile ids are ids like others', async () => {
  const mock = await start()
  for (const id of ['__proto__', 'constructor', '%2E%2E', 'a%2Fb', '%00', '%ED%A0%80']) {
    const put = await mock.send(`PUT /invoices/${id}`, { json: { customer: 'a' } })
    expect(put.status).toBe(201)
    expect((await mock.send(`GET /invoices/${id}`)).json).toMatchObject({ customer: 'a' })
  }
})
