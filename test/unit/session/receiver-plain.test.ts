import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { DeliveryDraft } from '../../../src/sample/delivery.js'
import { listCredentialTrials } from '../../../src/session/receiver-credential.js'
import { createPlainSource, type ReceiverTarget } from '../../../src/session/receiver-plain.js'
import { toCallback } from '../../../src/session/webhooks.js'

const TO = 'http://127.0.0.1:3000/hooks'
const NO_VALUES = { parameters: new Map(), members: new Map(), headers: [] }

interface DocumentParts {
  readonly key?: string
  readonly event?: object
  readonly security?: readonly object[]
}

/** An operation with one callback, and a webhook with the same body. */
async function makeTarget(
  parts: DocumentParts = {},
  more: Partial<ReceiverTarget> = {},
): Promise<ReceiverTarget> {
  const { key = '{$request.query.url}/invoices/{$request.body#/id}', event = EVENT } = parts
  const json = (schema: object) => ({ content: { 'application/json': { schema } } })
  const hook = {
    requestBody: { required: true, ...json(event) },
    responses: { 200: { description: 'Taken' } },
    ...(parts.security === undefined ? {} : { security: parts.security }),
  }
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: 'Plain', version: '1' },
    paths: {
      '/invoices': {
        post: {
          operationId: 'createInvoice',
          parameters: [{ name: 'url', in: 'query', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, ...json(INVOICE) },
          responses: { 201: { description: 'Created', ...json(CREATED) } },
          callbacks: { paid: { [key]: { post: hook } } },
        },
      },
    },
    webhooks: { opened: { post: hook } },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'query', name: 'k' },
      },
    },
  })
  const [operation] = contract.triggers
  const [callback] = operation?.callbacks ?? []
  if (callback === undefined) throw new Error('the document has a callback')
  return {
    ...{ contract, callback, operation, to: TO, isWebhook: false, seed: 1 },
    ...{ values: NO_VALUES, credentials: {} },
    ...more,
  }
}

const INVOICE = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const CREATED = {
  type: 'object',
  required: ['number'],
  properties: { number: { const: 'R-7' } },
}
const EVENT = {
  type: 'object',
  required: ['id', 'number'],
  properties: { id: { type: 'string' }, number: { type: 'string' } },
}

function requestOf(draft: DeliveryDraft) {
  if (!draft.ok) throw new Error(draft.because)
  const { method, url, body } = draft.request
  const text = Buffer.from(body).toString('utf8')
  return { method, url, event: JSON.parse(text) as { readonly id?: unknown; number?: unknown } }
}

test('a delivery says what the call and its answer would have said', async () => {
  const next = createPlainSource(await makeTarget())
  const { method, url, event } = requestOf(await next())
  expect(method).toBe('POST')
  expect(event).toEqual({ id: event.id, number: 'R-7' })
  expect(url).toBe(`${TO}/invoices/${String(event.id)}`)
})

test('each delivery is about a thing of its own', async () => {
  const next = createPlainSource(await makeTarget())
  const drafts = [await next(), await next(), await next()].map(requestOf)
  expect(new Set(drafts.map(({ event }) => event.id)).size).toBe(3)
  expect(new Set(drafts.map(({ url }) => url)).size).toBe(3)
})

test.each([
  ['a text', { type: 'string' }, 'string'],
  ['a number', { type: 'integer' }, 'number'],
] as const)('a webhook has an id of its own, also where it is %s', async (_, id, kind) => {
  const event = { type: 'object', required: ['id'], properties: { id } }
  const target = await makeTarget({ event })
  const [webhook] = target.contract.webhooks
  if (webhook === undefined) throw new Error('the document has a webhook')
  const callback = toCallback(webhook)
  const next = createPlainSource({ ...target, callback, operation: undefined, isWebhook: true })
  const [first, second] = [requestOf(await next()), requestOf(await next())]
  expect(first.url).toBe(TO)
  expect(typeof first.event.id).toBe(kind)
  expect(first.event.id).not.toEqual(second.event.id)
})

test('what nothing is known for is made up', async () => {
  const key = '{$request.query.url}/x/{$response.header.x-none}/{name}'
  const next = createPlainSource(await makeTarget({ key }))
  expect(requestOf(await next()).url).toMatch(/\/hooks\/x\/x-none-[0-9a-f]{8}\/name-[0-9a-f]{8}$/)
})

test('values of the user win', async () => {
  const values = { ...NO_VALUES, members: new Map([['/number', 'mine']]) }
  const next = createPlainSource(await makeTarget({}, { values }))
  expect(requestOf(await next()).event.number).toBe('mine')
})

const BEARER = { bearer: 'right' }

test('credentials are tried without and wrong, where the callback asks for them', async () => {
  const target = await makeTarget({ security: [{ token: [] }] }, { credentials: BEARER })
  const trials = await listCredentialTrials(target, createPlainSource(target))
  const given = trials.map(({ case: tried, delivery }) => [
    tried.label,
    tried.expects,
    delivery.request.headers.find(([name]) => name === 'authorization')?.[1],
  ])
  expect(given).toEqual([
    ['no credentials', 'refusal', undefined],
    ['wrong credentials', 'refusal', 'Bearer ringback-wrong-credentials'],
  ])
})

test('credentials in the query are tried likewise', async () => {
  const credentials = { apiKey: 'right' }
  const target = await makeTarget({ security: [{ key: [] }] }, { credentials })
  const trials = await listCredentialTrials(target, createPlainSource(target))
  expect(trials.map(({ delivery }) => new URL(delivery.request.url).search)).toEqual([
    '',
    '?k=ringback-wrong-credentials',
  ])
})

test.each([
  ['the callback asks for none', [], BEARER],
  ['none are needed', [{ token: [] }, {}], BEARER],
  ['none are given', [{ token: [] }], {}],
])('credentials are not tried where %s', async (_, security, credentials) => {
  const target = await makeTarget({ security }, { credentials })
  expect(await listCredentialTrials(target, createPlainSource(target))).toEqual([])
})

test('credentials in a header of the user are not tried', async () => {
  const values = { ...NO_VALUES, headers: [['authorization', 'Bearer mine']] as const }
  const target = await makeTarget({ security: [{ token: [] }] }, { credentials: BEARER, values })
  expect(await listCredentialTrials(target, createPlainSource(target))).toEqual([])
})
