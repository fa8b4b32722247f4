import { expect, test } from 'vitest'
import { invoiceDocument } from '../support/invoice-document.js'
import { postJson } from '../support/small-api.js'
import { watchWorkbench } from '../support/workbench.js'

const PAID = { description: 'paid', paid: true }

const webhook = (schema: object, method = 'post') => ({
  [method]: {
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 200: { description: 'thanks' } },
  },
})

const NEEDS = (name: string) => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'string' } },
})

function listen(webhooks: object = {}) {
  return watchWorkbench({ mode: 'listen' }, invoiceDocument({ root: { webhooks } }))
}

test('every callback and webhook has an address of its own', async () => {
  await using open = await listen({ 'order.paid': webhook({}) })
  expect(open.bench.listAddresses()).toEqual([
    {
      callback: 'create_invoice > invoice_notification',
      name: 'invoice_notification',
      method: 'POST',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/) as string,
    },
    {
      callback: 'webhook order.paid',
      name: 'order.paid',
      method: 'POST',
      url: `${open.bench.url}/webhooks/order.paid`,
    },
  ])
})

test('a callback at its own address is judged by its whole URL', async () => {
  await using open = await listen()
  const [address] = open.bench.listAddresses()
  expect(await postJson(`${address?.url ?? ''}/invoices/1`, PAID)).toBe(200)
  expect(await postJson(`${address?.url ?? ''}/wrong/1`, PAID)).toBe(200)
  const judged = await open.when('delivery:judged')
  expect(judged).toMatchObject({ match: 'matched', findings: [] })
  expect(judged.isTakenBySchema).toBeUndefined()
  await open.when('delivery:judged', 2)
  expect((await open.bench.stop()).findings).toMatchObject([
    { code: 'delivery-url', operation: 'create_invoice' },
  ])
})

test('what arrives anywhere else is taken for the only callback of its method', async () => {
  await using open = await listen()
  expect(await postJson(`${open.bench.url}/anything`, { description: 1 })).toBe(200)
  expect(await open.when('delivery:judged')).toMatchObject({
    match: 'matched',
    callback: 'create_invoice > invoice_notification',
    isTakenBySchema: true,
  })
  const { findings } = await open.bench.stop()
  expect(findings.map(({ code, at }) => [code, at])).toEqual([
    ['delivery-body-schema', expect.anything()],
    ['delivery-body-schema', expect.anything()],
  ])
})

test('of several the schema decides', async () => {
  await using open = await listen({ a: webhook(NEEDS('a')), b: webhook(NEEDS('b')) })
  await postJson(`${open.bench.url}/x`, { b: 'b' })
  expect(await open.when('delivery:judged')).toMatchObject({
    match: 'matched',
    callback: 'webhook b',
    findings: [],
  })
})

test('of several that it does not fit, the one that it breaks least', async () => {
  const strict = { ...NEEDS('a'), required: ['a', 'c', 'd'] }
  await using open = await listen({ a: webhook(strict), b: webhook(NEEDS('b')) })
  await postJson(`${open.bench.url}/x`, {})
  expect(await open.when('delivery:judged')).toMatchObject({ callback: 'webhook b' })
})

test('of several that it fits, none is said to be it', async () => {
  await using open = await listen({ a: webhook(NEEDS('n')), b: webhook(NEEDS('n')) })
  await postJson(`${open.bench.url}/x`, { n: '1' })
  expect(await open.when('delivery:judged')).toMatchObject({ match: 'ambiguous' })
  expect(await open.when('finding:raised')).toMatchObject({
    finding: { code: 'delivery-ambiguous' },
  })
})

test('a path that speaks of one goes before the schema', async () => {
  await using open = await listen({ a: webhook(NEEDS('n')), b: webhook(NEEDS('n')) })
  await postJson(`${open.bench.url}/my/hooks/b`, { n: '1' })
  await postJson(`${open.bench.url}/my/invoices/7`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ callback: 'webhook b' })
  expect(await open.when('delivery:judged', 2)).toMatchObject({
    callback: 'create_invoice > invoice_notification',
  })
})

test('the method decides first, and one that no callback has belongs nowhere', async () => {
  await using open = await listen({ a: webhook({}, 'put') })
  expect((await fetch(`${open.bench.url}/x`, { method: 'PUT', body: '{}' })).status).toBe(200)
  expect((await fetch(`${open.bench.url}/x`, { method: 'DELETE' })).status).toBe(404)
  expect(await open.when('delivery:judged')).toMatchObject({ callback: 'webhook a' })
  expect(await open.when('delivery:judged', 2)).toMatchObject({ match: 'unexpected' })
})

test('the verdict is of what arrived', async () => {
  await using none = await listen()
  expect(await none.bench.stop()).toMatchObject({
    mode: 'listen',
    verdict: 'inconclusive',
    because: 'no callback arrived',
  })
  await using open = await listen()
  await postJson(`${open.bench.url}/x`, PAID)
  await open.when('delivery:judged')
  expect(await open.bench.stop()).toMatchObject({
    verdict: 'passed',
    because: '1 delivery arrived and conforms',
    coverage: [{ state: 'delivered', delivered: 1 }],
  })
})

test('nothing can be triggered by one who only listens', async () => {
  await using open = await listen()
  const because = 'nobody drives the API here: use ringback open'
  expect(open.bench.listOperations()).toMatchObject([{ operation: 'create_invoice', because }])
  expect(await open.bench.draft('create_invoice')).toEqual({ ok: false, because })
  await open.bench.trigger('create_invoice')
  expect(await open.when('operation:skipped')).toMatchObject({ because })
})

test('in open mode a stray delivery is taken by its schema too, once nothing is under way', async () => {
  await using open = await watchWorkbench({ api: 'http://127.0.0.1:1' })
  expect(open.bench.listAddresses()).toEqual([])
  await postJson(`${open.bench.url}/invoices/1`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({
    callback: 'create_invoice > invoice_notification',
    isTakenBySchema: true,
  })
})
