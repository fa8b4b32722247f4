import { expect, test } from 'vitest'
import { bindCallbacks, type CallbackBinding } from '../../../src/contract/bind-callback.js'
import { loadContract } from '../../../src/contract/load.js'
import type { CallbackOperation } from '../../../src/contract/model.js'
import { expectUrl } from '../../../src/delivery/expect.js'
import { RingbackError } from '../../../src/errors.js'
import { token } from '../../support/delivery.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const GIVEN = `http://127.0.0.1:9/${token(1)}`

async function bind(
  key: string,
  binding: CallbackBinding,
  name = 'invoice_notification',
): Promise<CallbackOperation> {
  const contract = bindCallbacks(
    await loadContract(invoiceDocument({ key })),
    new Map([[name, binding]]),
  )
  const callback = contract.triggers[0]?.callbacks[0]
  if (callback === undefined) throw new Error('the document has no callback')
  return callback
}

function urlOf(callback: CallbackOperation, body: unknown = {}): string {
  const request = {
    url: '',
    method: 'POST',
    headers: [],
    query: [],
    path: new Map<string, string>(),
    body,
  }
  const url = expectUrl({ callback, callbackUrl: GIVEN, token: token(1), context: { request } })
  return url.kind === 'known' ? url.url : url.kind
}

test.each<[string, CallbackBinding, string]>([
  ['https://example.com/fixed', { in: 'query', name: 'callback_url' }, GIVEN],
  ['endpoint_url', { in: 'body', pointer: '/hook' }, GIVEN],
  ['/callback/done', { in: 'header', name: 'X-Callback' }, `${GIVEN}/callback/done`],
  ['/made/{$request.body#/id}', { in: 'query', name: 'u' }, `${GIVEN}/made/inv-9`],
  ['{$server_setting}', { in: 'query', name: 'u' }, GIVEN],
  ['{$server_setting}/x', { in: 'query', name: 'u' }, `${GIVEN}/x`],
  ['{$request.body#/webhook_url}/done', { in: 'body', pointer: '/webhook_url' }, `${GIVEN}/done`],
  ['https://example.com/{$request.body#/id}', { in: 'cookie', name: 'u' }, GIVEN],
])('%s is drivable once the user says where its URL goes', async (key, binding, url) => {
  const callback = await bind(key, binding)
  expect(callback.drivability).toEqual({ drivable: true, slot: binding, optional: false })
  expect(callback.expressionFaults).toEqual([])
  expect(urlOf(callback, { id: 'inv-9' })).toBe(url)
})

test('what else stands in a bound key is still evaluated', async () => {
  const callback = await bind('{$request.query.gone}/{$request.body#/id}', {
    in: 'query',
    name: 'u',
  })
  expect(urlOf(callback, { id: 'inv-1' })).toBe(`${GIVEN}/inv-1`)
})

test('a fault in another part of the key stays', async () => {
  const callback = await bind('{$request.query.gone}/{$request.body#/nope}', {
    in: 'query',
    name: 'u',
  })
  expect(callback.expressionFaults.map((fault) => fault.text)).toEqual(['{$request.body#/nope}'])
})

test('none says that a callback is not to be driven', async () => {
  const callback = await bind('{$request.query.callback_url}', 'none')
  expect(callback.drivability).toEqual({
    drivable: false,
    because: 'the user says that it is not to be driven (--bind none)',
  })
})

test('a callback is named by its id too', async () => {
  const callback = await bind(
    'endpoint_url',
    { in: 'query', name: 'u' },
    'create_invoice > invoice_notification',
  )
  expect(callback.drivability.drivable).toBe(true)
})

test('a name that the document does not have is an error with those that it has', async () => {
  const contract = await loadContract(invoiceDocument())
  const attempt = () => bindCallbacks(contract, new Map([['nope', 'none' as const]]))
  expect(attempt).toThrow(RingbackError)
  expect(attempt).toThrow('--bind: the document has no callback named "nope".')
})

test('without bindings the contract is the same', async () => {
  const contract = await loadContract(invoiceDocument())
  expect(bindCallbacks(contract, new Map())).toBe(contract)
})
