import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { Trigger } from '../../../src/delivery/model.js'
import { readExchange } from '../../../src/session/exchange-context.js'
import type { HttpResponse } from '../../../src/transport/model.js'

const PART = { type: 'object', properties: { id: { type: 'string' } } }

/** A 3GPP-like answer: JSON and bytes in one multipart body, or plain JSON. */
async function see(
  { type, body, status = 201 }: { type: string; body: string; status?: number },
  change: Partial<Trigger> = {},
) {
  const content = {
    'application/json': { schema: PART },
    'multipart/related': {
      schema: {
        type: 'object',
        properties: { jsonData: PART, binary: { type: 'string', format: 'binary' } },
      },
    },
  }
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: 'Sessions', version: '1' },
    paths: {
      '/sessions': {
        post: {
          responses: { 201: { description: 'made', content } },
          callbacks: { moved: { '{$response.body#/id}': { post: { responses: {} } } } },
        },
      },
    },
  })
  const [operation] = contract.triggers
  if (operation === undefined) throw new Error('the document has no trigger')
  const request = { method: 'POST', url: 'http://api', headers: [], body: new Uint8Array() }
  const response: HttpResponse = {
    status,
    headers: [['Content-Type', type]],
    body: new TextEncoder().encode(body),
  }
  const trigger: Trigger = {
    id: 'trig-1',
    operation,
    kind: 'valid',
    token: 'a',
    callbackUrl: '',
    expectations: [],
    context: { ...request, query: [], path: new Map() },
    exchange: { request, response, startedMs: 0, endedMs: 1 },
    ...change,
  }
  return readExchange(trigger, contract)?.response?.body
}

const MULTIPART = [
  '--b',
  'Content-Type: application/json',
  '',
  '{"id":"s-1"}',
  '--b',
  'Content-Type: application/octet-stream',
  'Content-ID: <binary>',
  '',
  'bytes',
  '--b--',
  '',
].join('\r\n')

test('an answer of JSON is what it says, whatever its type', async () => {
  expect(await see({ type: 'application/json', body: '{"id":"s-1"}' })).toEqual({ id: 's-1' })
  expect(await see({ type: 'text/plain', body: '[1]' })).toEqual([1])
  expect(await see({ type: '', body: '{}' })).toEqual({})
})

test('of a multipart answer the members of the JSON part are there, and the part itself', async () => {
  const body = await see({ type: 'multipart/related; boundary=b', body: MULTIPART })
  expect(body).toMatchObject({ id: 's-1', jsonData: { id: 's-1' } })
})

test.each([
  [{ type: 'text/plain', body: 'no JSON' }],
  [{ type: 'multipart/related; boundary=other', body: MULTIPART }],
  [{ type: 'multipart/related', body: MULTIPART }],
  [{ type: 'multipart/mixed; boundary=b', body: MULTIPART }],
  [{ type: 'multipart/related; boundary=b', body: MULTIPART, status: 404 }],
])('an answer that cannot be read as the document has it has no body: %j', async (answer) => {
  expect(await see(answer)).toBeUndefined()
})

test('a trigger without an answer has no exchange', async () => {
  const answer = { type: 'application/json', body: '{}' }
  const exchange = {
    request: { method: 'POST', url: '', headers: [], body: new Uint8Array() },
    ...{ startedMs: 0, endedMs: 1 },
  }
  expect(await see(answer, { exchange })).toBeUndefined()
})
