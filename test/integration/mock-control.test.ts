import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { mock } from '../../src/run/mock.js'
import type { MockOptions } from '../../src/run/mock-options.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { findDeadUrl, startSmallApi } from '../support/small-api.js'

const PING = {
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: 'ping' }, note: { type: 'string' } },
        },
      },
    },
  },
  responses: { 204: { description: 'noted' } },
}

const WEBHOOKS = { ping: { post: PING }, 'a/b c': { post: PING } }

async function startMock(options: MockOptions = {}) {
  return mock(await loadContract(invoiceDocument({ root: { webhooks: WEBHOOKS } })), options)
}

interface Answer {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init)
  const json = (await response.json()) as Answer['json']
  return { status: response.status, json, headers: response.headers }
}

function order(url: string, name: string, body: unknown): Promise<Answer> {
  return ask(`${url}/__ringback/webhooks/${name}`, { method: 'POST', body: JSON.stringify(body) })
}

test('the mock lists what it plays', async () => {
  await using api = await startMock()
  const { status, json } = await ask(`${api.url}/__ringback`)
  expect(status).toBe(200)
  expect(json).toEqual({
    title: 'Invoices',
    operations: [
      {
        method: 'POST',
        path: '/invoices/',
        callbacks: [
          {
            name: 'invoice_notification',
            method: 'POST',
            key: '{$request.query.callback_url}/invoices/{$request.body#/id}',
            reading: [
              {
                text: '{$request.query.callback_url}',
                means: 'query parameter callback_url of POST /invoices/',
              },
              { text: '{$request.body#/id}', means: '/id in the body of POST /invoices/' },
            ],
          },
        ],
      },
    ],
    webhooks: [
      { name: 'ping', method: 'POST', ask: 'POST /__ringback/webhooks/ping' },
      { name: 'a/b c', method: 'POST', ask: 'POST /__ringback/webhooks/a%2Fb%20c' },
    ],
  })
})

test('a webhook is sent on demand, and whoever asked learns what came of it', async () => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock()
  const { status, json } = await order(api.url, 'ping', { to: `${receiver.url}/hooks` })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    delivery: 'dlv-1',
    webhook: 'ping',
    method: 'POST',
    url: `${receiver.url}/hooks`,
    answer: { status: 204 },
    findings: [],
  })
  expect(receiver.requests.map(({ url, json: sent }) => [url.pathname, sent['kind']])).toEqual([
    ['/hooks', 'ping'],
  ])
  const report = await api.stop()
  expect(report.totals.deliveriesSent).toBe(1)
})

test('its body can be given', async () => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock()
  await order(api.url, 'ping', { to: receiver.url, body: { kind: 'ping', note: 'mine' } })
  expect(receiver.requests[0]?.json).toEqual({ kind: 'ping', note: 'mine' })
})

test('the receiver can be named in the query, and names may hold slashes', async () => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock()
  const url = `${api.url}/__ringback/webhooks/a%2Fb%20c?to=${encodeURIComponent(receiver.url)}`
  expect((await ask(url, { method: 'POST' })).json).toMatchObject({ webhook: 'a/b c' })
})

test("what is wrong with the receiver's answer is told", async () => {
  await using receiver = await startSmallApi(() => ({ status: 500 }))
  await using api = await startMock()
  const { status, json } = await order(api.url, 'ping', { to: receiver.url })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    answer: { status: 500 },
    findings: [{ code: 'receiver-server-error' }],
  })
})

test('a receiver that is down is told', async () => {
  await using api = await startMock()
  const { status, json } = await order(api.url, 'ping', { to: await findDeadUrl() })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    failure: { reason: 'refused' },
    findings: [{ code: 'receiver-failed' }],
  })
})

test.each([
  ['ping', {}, 400, 'Expected "to", the URL of the receiver, but it is missing.'],
  ['ping', { to: 7 }, 400, 'Expected "to", the URL of the receiver, but it is missing.'],
  ['ping', { to: 'hook' }, 400, 'Expected "to" to be an http or https URL, but got "hook".'],
  ['ping', [], 400, 'Expected a JSON object such as {"to": "http://127.0.0.1:3000"}.'],
  [
    'pong',
    { to: 'http://127.0.0.1:1' },
    404,
    'The document has no webhook named "pong". It has: ping, a/b c.',
  ],
  [
    'ping',
    { to: 'http://169.254.169.254/' },
    403,
    'The webhook was not sent: 169.254.169.254 is a metadata address, which is not called unless --allow-target 169.254.169.254 says so.',
  ],
] as const)('%s %j is refused', async (name, body, status, error) => {
  await using api = await startMock()
  expect(await order(api.url, name, body)).toMatchObject({ status, json: { error } })
})

test('other paths and methods are refused', async () => {
  await using api = await startMock()
  expect((await ask(`${api.url}/__ringback/nothing`)).status).toBe(404)
  const posted = await ask(`${api.url}/__ringback`, { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET'])
  const read = await ask(`${api.url}/__ringback/webhooks/ping`)
  expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a path that only begins alike belongs to the API', async () => {
  await using api = await startMock()
  const response = await fetch(`${api.url}/__ringbacks`)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('Ringback has nothing')
})

test.each([
  [{ host: 'example.com' }, 'example.com'],
  [{ origin: 'https://example.com' }, 'https://example.com'],
])('a request that is not from this machine (%j) sends nothing', async (headers, named) => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock()
  const body = await new Promise<string>((resolve, reject) => {
    const url = `${api.url}/__ringback/webhooks/ping`
    const sent = httpRequest(url, { method: 'POST', headers }, (response) => {
      text(response).then(resolve, reject)
    })
    sent.on('error', reject)
    sent.end(JSON.stringify({ to: receiver.url }))
  })
  expect(body).toContain('Ringback refuses this request')
  expect(body).toContain(named)
  expect(receiver.requests).toEqual([])
})

test('secrets do not come back', async () => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock({ secrets: ['sesame-open'] })
  const body = { kind: 'ping', note: 'sesame-open' }
  const { json } = await order(api.url, 'ping', { to: receiver.url, body })
  expect(receiver.requests[0]?.json).toEqual(body)
  expect(JSON.stringify(json)).not.toContain('sesame-open')
})

test('the library sends webhooks too', async () => {
  await using receiver = await startSmallApi(() => ({ status: 204 }))
  await using api = await startMock()
  const { status, outcome } = await api.sendWebhook({ name: 'ping', to: receiver.url })
  expect([status, outcome['webhook']]).toEqual([200, 'ping'])
})
