import { expect, test } from 'vitest'
import { createMockControl } from '../../../src/run/mock-control.js'
import type { WebhookOrder } from '../../../src/run/mock-webhook.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import { createRedactor } from '../../../src/transport/redact.js'

/** A control that notes what webhooks it had sent. */
function makeControl() {
  const orders: WebhookOrder[] = []
  const control = createMockControl({
    describe: () => ({ title: 'Invoices', operations: [], webhooks: [] }),
    ownHosts: ['mock.test'],
    redactor: createRedactor(['s3cret']),
    sendWebhook: (order) => {
      orders.push(order)
      return Promise.resolve({ status: 202, outcome: { said: 's3cret', to: order.to } })
    },
  })
  return { control, orders }
}

type Change = Partial<Omit<HttpRequest, 'body'>> & { readonly text?: string }

function makeRequest({ text = '', ...change }: Change): HttpRequest {
  return {
    method: 'POST',
    url: '/__ringback',
    headers: [['host', '127.0.0.1:4010']],
    body: new TextEncoder().encode(text),
    ...change,
  }
}

async function ask(change: Change) {
  const { control, orders } = makeControl()
  const response = await control(makeRequest(change))
  if (response === undefined) throw new Error('it was left to the API')
  const { status, headers, body } = response
  return { status, headers, body: JSON.parse(new TextDecoder().decode(body)) as unknown, orders }
}

test.each(['/', '/invoices', '/__ringbackup', '/__ringbac', '//__ringback', '/v1/__ringback', ''])(
  'the path "%s" is left to the API',
  (url) => {
    expect(makeControl().control(makeRequest({ url }))).toBeUndefined()
  },
)

test.each(['/__ringback', '/__ringback?x=1', '/__ringback#top'])(
  'GET %s tells what is played',
  async (url) => {
    const { status, headers, body } = await ask({ method: 'GET', url })
    expect([status, headers]).toEqual([200, [['content-type', 'application/json']]])
    expect(body).toEqual({ title: 'Invoices', operations: [], webhooks: [] })
  },
)

test.each([
  ['POST', '/__ringback', 'GET'],
  ['HEAD', '/__ringback', 'GET'],
  ['GET', '/__ringback/webhooks/paid', 'POST'],
  ['PUT', '/__ringback/webhooks/paid', 'POST'],
])('%s %s is refused and told the method', async (method, url, allowed) => {
  const { status, headers, body, orders } = await ask({ method, url })
  expect([status, body]).toEqual([405, { error: `Expected ${allowed}, but got ${method}.` }])
  expect(headers).toEqual([
    ['content-type', 'application/json'],
    ['allow', allowed],
  ])
  expect(orders).toEqual([])
})

test.each([
  '/__ringback/',
  '/__ringback/webhooks',
  '/__ringback/webhooks/',
  '/__ringback/webhook/paid',
])('there is nothing at %s', async (path) => {
  const { status, body } = await ask({ url: `${path}?x=1` })
  expect([status, body]).toEqual([
    404,
    {
      error: `Ringback has nothing at ${path}, but GET /__ringback and POST /__ringback/webhooks/NAME.`,
    },
  ])
})

const PAID = '/__ringback/webhooks/paid'
const TO = 'http://127.0.0.1:3000/in'

test.each<[string, Change, WebhookOrder]>([
  [
    'its JSON body',
    { url: PAID, text: `{"to":"${TO}"}` },
    { name: 'paid', to: TO, body: undefined },
  ],
  ['its query', { url: `${PAID}?to=${TO}` }, { name: 'paid', to: TO, body: undefined }],
  [
    'its encoded query',
    { url: `${PAID}?to=${encodeURIComponent(`${TO}?a=1&b=2`)}` },
    { name: 'paid', to: `${TO}?a=1&b=2`, body: undefined },
  ],
  [
    'a query whose URL has a query of its own',
    { url: `${PAID}?to=${TO}?tenant=acme` },
    { name: 'paid', to: `${TO}?tenant=acme`, body: undefined },
  ],
  [
    'its body, which goes before its query',
    { url: `${PAID}?to=http://other`, text: `{"to":"${TO}"}` },
    { name: 'paid', to: TO, body: undefined },
  ],
  [
    'its query, beside a body that only has the body',
    { url: `${PAID}?to=${TO}`, text: '{"body":{"paid":true}}' },
    { name: 'paid', to: TO, body: { paid: true } },
  ],
  [
    'a name with a slash and a blank',
    { url: `/__ringback/webhooks/a%2Fb%20c?to=${TO}` },
    { name: 'a/b c', to: TO, body: undefined },
  ],
  [
    'a name of several segments',
    { url: `/__ringback/webhooks/a/b?to=${TO}` },
    { name: 'a/b', to: TO, body: undefined },
  ],
  [
    'a name that is not encoded well',
    { url: `/__ringback/webhooks/100%?to=${TO}` },
    { name: '100%', to: TO, body: undefined },
  ],
  [
    'a body that is null',
    { url: PAID, text: `{"to":"${TO}","body":null}` },
    { name: 'paid', to: TO, body: null },
  ],
])('a webhook is sent as asked by %s', async (_label, change, order) => {
  expect((await ask(change)).orders).toEqual([order])
})

test('the outcome is told without secrets', async () => {
  const { status, body } = await ask({ url: `${PAID}?to=${TO}` })
  expect([status, body]).toEqual([202, { said: '[redacted]', to: TO }])
})

test.each(['[]', '"text"', 'null', '7', '{"to":', 'to=http://127.0.0.1'])(
  'the body %s is no order',
  async (text) => {
    const { status, body, orders } = await ask({ url: `${PAID}?to=${TO}`, text })
    expect([status, body, orders]).toEqual([
      400,
      { error: 'Expected a JSON object such as {"to": "http://127.0.0.1:3000"}.' },
      [],
    ])
  },
)

test.each([
  ['', ''],
  ['{}', ''],
  ['{"to":7}', ''],
  ['{"to":["http://127.0.0.1"]}', `?to=${TO}`],
  ['{"__proto__":{"to":"http://127.0.0.1"}}', ''],
  ['', '?url=http://127.0.0.1'],
])('the order %j with the query "%s" lacks its receiver', async (text, query) => {
  const { status, body, orders } = await ask({ url: PAID + query, text })
  expect([status, body, orders]).toEqual([
    400,
    { error: 'Expected "to", the URL of the receiver, but it is missing.' },
    [],
  ])
})

test.each([
  ['/__ringback', 'GET'],
  [`${PAID}?to=${TO}`, 'POST'],
  ['/__ringback/nothing', 'GET'],
])('a page of another origin gets nothing from %s', async (url, method) => {
  const headers = [
    ['host', '127.0.0.1:4010'],
    ['origin', 'https://evil.test'],
  ] as const
  const { status, body, orders } = await ask({ url, method, headers })
  expect([status, body, orders]).toEqual([
    403,
    {
      error: 'Ringback refuses this request: it was called from a page of https://evil.test.',
    },
    [],
  ])
})

test('the name that the mock was given is trusted', async () => {
  const headers = [['host', 'mock.test:4010']] as const
  expect((await ask({ method: 'GET', headers })).status).toBe(200)
})
