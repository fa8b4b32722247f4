import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { Contract } from '../../../src/contract/model.js'
import { findCallback } from '../../../src/run/named-callback.js'
import { listUnknownParts, resolveReceiverUrl } from '../../../src/session/receiver-target.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'

const TO = 'http://127.0.0.1:3000'

interface Aim {
  readonly key?: string
  readonly to?: string
  readonly parts?: Readonly<Record<string, string>>
  readonly document?: InvoiceDocumentOptions
}

async function loadInvoices({ key, document }: Aim): Promise<Contract> {
  const options = { ...document, ...(key === undefined ? {} : { key }) }
  return loadContract(invoiceDocument(options))
}

async function aim(input: Aim = {}, name = 'invoice_notification') {
  const contract = await loadInvoices(input)
  const { callback } = findCallback(contract, name)
  const parts = new Map(Object.entries(input.parts ?? {}))
  return resolveReceiverUrl({ contract, callback, to: input.to ?? TO, seed: 1, parts })
}

async function urlOf(input: Aim = {}, name?: string): Promise<string> {
  const aimed = await aim(input, name)
  return aimed.ok ? aimed.url : aimed.because
}

const withExample = (example: object): InvoiceDocumentOptions => ({
  trigger: {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: {}, example } },
    },
  },
})

test('the receiver stands in the place of the URL parameter, the rest comes from a made-up trigger', async () => {
  expect(await aim()).toEqual({
    ok: true,
    url: `${TO}/invoices/id`,
    known: new Map([['id', 'id']]),
  })
})

test('documented examples of the trigger are used', async () => {
  const document = withExample({ id: 'inv 7', customer: 'c', total: 1 })
  expect(await aim({ document })).toEqual({
    ok: true,
    url: `${TO}/invoices/inv%207`,
    known: new Map([['id', 'inv 7']]),
  })
})

test('known values keep their type', async () => {
  const aimed = await aim({ document: withExample({ id: 7 }) })
  expect(aimed).toEqual({ ok: true, url: `${TO}/invoices/7`, known: new Map([['id', 7]]) })
})

test('one slash is enough between receiver and path', async () => {
  expect(await urlOf({ to: `${TO}/` })).toBe(`${TO}/invoices/id`)
  expect(await urlOf({ to: `${TO}/base/` })).toBe(`${TO}/base/invoices/id`)
})

test('a key that is the URL alone is the receiver as it is given', async () => {
  const key = '{$request.query.callback_url}'
  expect(await urlOf({ key, to: `${TO}/hook/?a=1` })).toBe(`${TO}/hook/?a=1`)
})

test('a host in the key gives way, its path and query stay', async () => {
  expect(await urlOf({ key: 'https://partner.example/hooks/{$request.body#/id}' })).toBe(
    `${TO}/hooks/id`,
  )
  expect(await urlOf({ key: 'http://partner.example?id={$request.body#/id}' })).toBe(`${TO}?id=id`)
  expect(await urlOf({ key: 'https://partner.example' })).toBe(TO)
})

test('a path goes behind the receiver', async () => {
  expect(await urlOf({ key: '/hooks/paid' })).toBe(`${TO}/hooks/paid`)
})

test('a word that is no URL says nothing', async () => {
  expect(await urlOf({ key: 'paid' })).toBe(TO)
})

test('a scheme in front of the URL parameter is not doubled', async () => {
  expect(await urlOf({ key: 'http://{$request.query.callback_url}/paid' })).toBe(`${TO}/paid`)
})

test('values of the user win, are encoded, and are known', async () => {
  const parts = { '{$request.body#/id}': 'a/b c' }
  expect(await aim({ parts })).toEqual({
    ok: true,
    url: `${TO}/invoices/a%2Fb%20c`,
    known: new Map([['id', 'a/b c']]),
  })
})

test('a part may be named without braces', async () => {
  expect(await urlOf({ parts: { '$request.body#/id': '7' } })).toBe(`${TO}/invoices/7`)
})

test('a value that is a path of its own goes in as it is', async () => {
  const key = '{$request.query.callback_url}{$request.body#/id}'
  expect(await urlOf({ key, parts: { '{$request.body#/id}': '/a/b' } })).toBe(`${TO}/a/b`)
})

test('parts of the answer come from its documented example', async () => {
  const content = { 'application/json': { schema: {}, example: { number: 42 } } }
  const document = { trigger: { responses: { 201: { description: 'made', content } } } }
  const key = '{$request.query.callback_url}/{$response.body#/number}'
  expect(await aim({ key, document })).toEqual({
    ok: true,
    url: `${TO}/42`,
    known: new Map([['number', 42]]),
  })
})

test('a URL that the answer gives is given by the receiver', async () => {
  const key = '{$response.body#/hook}/paid'
  expect(await urlOf({ key })).toBe(`${TO}/paid`)
})

test('a part without a value is a reason that says what to do', async () => {
  const key = '{$request.query.callback_url}/{$response.header.X-Id}'
  expect(await urlOf({ key })).toBe(
    "{$response.header.X-Id} has no value: the response header `X-Id` is missing; give it with --set '{$response.header.X-Id}=VALUE'",
  )
  expect(await urlOf({ key, parts: { '{$response.header.X-Id}': '7' } })).toBe(`${TO}/7`)
})

test('where no trigger can be made up the parts must be given', async () => {
  const content = { 'application/xml': { schema: { type: 'string' } } }
  const document = { trigger: { requestBody: { required: true, content } } }
  expect(await urlOf({ document })).toBe(
    "no request could be made that causes it: no body can be made for application/xml: give one; give it with --set '{$request.body#/id}=VALUE'",
  )
  expect(await urlOf({ document, parts: { '{$request.body#/id}': '7' } })).toBe(`${TO}/invoices/7`)
})

test('an optional member that an example lacks is made, since the key names it', async () => {
  const schema = { type: 'object', properties: { id: { type: 'string' } } }
  const content = { 'application/json': { schema, example: {} } }
  const document = { trigger: { requestBody: { required: true, content } } }
  expect(await urlOf({ document })).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invoices\/\S+$/)
  expect(await urlOf({ document })).toBe(await urlOf({ document }))
})

test('parts that the sender fills stay open', async () => {
  const kind = { name: 'kind', in: 'path', required: true, schema: { type: 'string' } }
  const key = '{$request.query.callback_url}/{kind}'
  expect(await urlOf({ key, document: { callback: { parameters: [kind] } } })).toBe(`${TO}/{kind}`)
})

test('a webhook is called at the URL as it is given', async () => {
  const root = { webhooks: { 'invoice.paid': { post: { responses: {} } } } }
  expect(await urlOf({ document: { root }, to: `${TO}/` }, 'invoice.paid')).toBe(`${TO}/`)
})

test('a callback within a callback reads the delivery around it', async () => {
  const content = {
    'application/json': { schema: {}, example: { description: 'd', paid: true, ref: 'r-1' } },
  }
  const inner = { '{$request.body#/hook}/{$request.body#/ref}': { post: { responses: {} } } }
  const callback = { requestBody: { required: true, content }, callbacks: { inner } }
  expect(await aim({ document: { callback } }, 'inner')).toEqual({
    ok: true,
    url: `${TO}/r-1`,
    known: new Map([['ref', 'r-1']]),
  })
})

test('parts that the key does not have are told, its URL among them', async () => {
  const { callback } = findCallback(await loadInvoices({}), 'invoice_notification')
  const parts = new Map([
    ['{$request.body#/id}', '1'],
    ['$request.body#/id', '1'],
    ['{$request.body#/other}', '1'],
    ['{$request.query.callback_url}', '1'],
  ])
  expect(listUnknownParts(callback, parts)).toEqual([
    '{$request.body#/other}',
    '{$request.query.callback_url}',
  ])
})
