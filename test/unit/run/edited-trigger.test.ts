import { expect, test } from 'vitest'
import { adoptEdited, type Original } from '../../../src/run/edited-trigger.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import { makeContract } from '../../support/check.js'
import { makeTriggerOperation } from '../../support/contract.js'

const OWN = '0123456789abcdef0123456789abcdef'
const FRESH = 'ffffffffffffffffffffffffffffffff'
const CALLBACK_URL = `http://127.0.0.1:4000/${OWN}`

function makeRequest(change: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'POST',
    url: `http://api/v1/invoices/inv-1?callback_url=${encodeURIComponent(CALLBACK_URL)}`,
    headers: [
      ['content-type', 'application/json'],
      ['Authorization', 'Bearer secret'],
    ],
    body: Buffer.from('{"id":"inv-1"}'),
    ...change,
  }
}

function adopt(edited: HttpRequest, isSent = false) {
  const original: Original = {
    request: makeRequest(),
    context: {
      url: makeRequest().url,
      method: 'POST',
      headers: makeRequest().headers,
      query: [['callback_url', CALLBACK_URL]],
      path: new Map([['id', 'inv-1']]),
      body: { id: 'inv-1' },
    },
    isSent,
  }
  return adoptEdited({
    edited,
    operation: { ...makeTriggerOperation([]), path: '/invoices/{id}' },
    contract: makeContract(),
    findOriginal: (token) => (token === OWN ? original : undefined),
    createToken: () => FRESH,
  })
}

test('a draft that was not touched is what it was', () => {
  const { kind, token, draft } = adopt(makeRequest())
  expect([kind, token]).toEqual(['valid', OWN])
  expect(draft.request).toEqual(makeRequest())
  expect(draft.context).toMatchObject({
    query: [['callback_url', CALLBACK_URL]],
    path: new Map([['id', 'inv-1']]),
    body: { id: 'inv-1' },
  })
})

test('expressions see the values that were edited', () => {
  const url = makeRequest().url.replace('inv-1', 'inv%202')
  const { draft } = adopt(makeRequest({ url, method: 'PUT' }))
  expect(draft.context).toMatchObject({ method: 'PUT', path: new Map([['id', 'inv 2']]) })
})

test('the token is found in a body and in a header as well', () => {
  const body = Buffer.from(JSON.stringify({ sink: CALLBACK_URL }))
  expect(adopt(makeRequest({ url: 'http://api/invoices/1', body })).kind).toBe('valid')
  const headers = [['x-callback', CALLBACK_URL]] as const
  expect(adopt(makeRequest({ url: 'http://api/invoices/1', headers })).kind).toBe('valid')
})

test('a copy of what was sent gets a token of its own, wherever it stands', () => {
  const body = Buffer.from(`{"sink":"${CALLBACK_URL}","raw":"\u00ff"}`, 'latin1')
  const headers = [['x-callback', CALLBACK_URL]] as const
  const { token, draft } = adopt(makeRequest({ body, headers }), true)
  expect(token).toBe(FRESH)
  const { request } = draft
  expect(request.url).toBe(makeRequest().url.replace(OWN, FRESH))
  expect(request.headers).toEqual([['x-callback', CALLBACK_URL.replace(OWN, FRESH)]])
  expect(Buffer.from(request.body).toString('latin1')).toBe(
    body.toString('latin1').replace(OWN, FRESH),
  )
})

test('without our URL in it nothing is due, and nothing is put into it', () => {
  const edited = makeRequest({ url: 'http://api/v1/invoices/inv-1?callback_url=http%3A%2F%2Fmine' })
  const { kind, token, draft } = adopt(edited)
  expect([kind, token]).toEqual(['without-url', FRESH])
  expect(draft.request).toEqual(edited)
})

test('a secret that was struck out is put back, and one that was changed is not', () => {
  const redacted = [
    ['authorization', 'Bearer [redacted]'],
    ['x-other', '[redacted]'],
  ] as const
  expect(adopt(makeRequest({ headers: redacted })).draft.request.headers).toEqual([
    ['authorization', 'Bearer secret'],
    ['x-other', '[redacted]'],
  ])
  const changed = [['authorization', 'Bearer other']] as const
  expect(adopt(makeRequest({ headers: changed })).draft.request.headers).toEqual(changed)
})

test('a body that is no JSON any more is sent all the same', () => {
  const { draft } = adopt(makeRequest({ body: Buffer.from('{"id":') }))
  expect(draft.request.body.toString()).toBe('{"id":')
  expect(Object.hasOwn(draft.context, 'body')).toBe(false)
})
