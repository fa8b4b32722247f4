import { rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { WorkbenchOptions } from '../../src/run/workbench-model.js'
import { makeWorkFolder } from '../support/cli.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { postJson, startSmallApi } from '../support/small-api.js'
import { watchWorkbench } from '../support/workbench.js'

const PAID = { description: 'paid', paid: true }

const WITH_AMOUNT = {
  schemas: {
    InvoiceEvent: {
      type: 'object',
      required: ['amount'],
      properties: { amount: { type: 'number' } },
    },
  },
}

async function listenTo(file: string, options: WorkbenchOptions = {}) {
  return watchWorkbench({ mode: 'listen', reread: () => loadContract(file), ...options }, file)
}

test('deliveries are judged by the document as it is now', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  await postJson(`${open.bench.url}/any`, PAID)
  await folder.add('openapi.json', invoiceDocument(WITH_AMOUNT))
  expect(await open.when('document:read')).toMatchObject({
    source: file,
    plan: [{ callback: 'create_invoice > invoice_notification' }],
  })
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ findings: [] })
  expect(await open.when('delivery:judged', 2)).toMatchObject({ findings: ['find-1'] })
  expect(await open.when('finding:raised')).toMatchObject({
    finding: { code: 'delivery-body-schema', promised: { file: expect.any(String) as string } },
  })
})

test('callbacks keep their addresses', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  const before = open.bench.listAddresses()
  await folder.add('openapi.json', invoiceDocument(WITH_AMOUNT))
  await open.when('document:read')
  expect(open.bench.listAddresses()).toEqual(before)
  await postJson(`${before[0]?.url ?? ''}/invoices/1`, { amount: 1 })
  expect(await open.when('delivery:judged')).toMatchObject({ match: 'matched', findings: [] })
})

test('a document that cannot be read is told, and the old one stays until it can', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  await folder.add('openapi.json', '{ "openapi": "3.1.0", ')
  const failed = await open.when('document:read')
  expect(failed.failure).toContain('openapi.json')
  expect(failed.plan).toBeUndefined()
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ match: 'matched', findings: [] })
  await folder.add('openapi.json', invoiceDocument(WITH_AMOUNT))
  expect((await open.when('document:read', 2)).failure).toBeUndefined()
})

test('a document that has gone and comes back is read again', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  await rm(file)
  expect((await open.when('document:read')).failure).toContain('openapi.json')
  await folder.add('openapi.json', invoiceDocument())
  expect(await open.when('document:read', 2)).toMatchObject({ plan: [{}] })
})

test('an editor that puts a new file in its place is seen, every time', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  for (const count of [1, 2]) {
    const draft = join(folder.path, 'openapi.json.tmp')
    const document = invoiceDocument({
      root: { info: { title: `version ${count}`, version: '1' } },
    })
    await writeFile(draft, JSON.stringify(document))
    await rename(draft, file)
    expect(await open.when('document:read', count)).toMatchObject({ source: file })
  }
})

test('a file that the document refers to is watched too', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('event.json', { type: 'object' })
  const file = await folder.add(
    'openapi.json',
    invoiceDocument({ schemas: { InvoiceEvent: { $ref: './event.json' } } }),
  )
  await using open = await listenTo(file)
  await folder.add('event.json', { type: 'object', required: ['amount'] })
  await open.when('document:read')
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ findings: ['find-1'] })
})

test('a file that it refers to only since it changed is watched from then on', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('event.json', { type: 'object' })
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file)
  const InvoiceEvent = { $ref: './event.json' }
  await folder.add('openapi.json', invoiceDocument({ schemas: { InvoiceEvent } }))
  await open.when('document:read')
  await folder.add('event.json', { type: 'object', required: ['amount'] })
  await open.when('document:read', 2)
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ findings: ['find-1'] })
})

test('new operations can be triggered, and what was triggered before is judged as it was promised', async () => {
  let callbackUrl = ''
  await using api = await startSmallApi((request) => {
    callbackUrl = request.url.searchParams.get('callback_url') ?? ''
    return { status: 200 }
  })
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  const options = { mode: 'open', api: api.url, timeoutMs: 3_600_000 } as const
  await using open = await listenTo(file, options)
  await open.bench.trigger('create_invoice')
  const { body } = await open.when('trigger:sent')
  const { id } = JSON.parse(body.text ?? '') as { id: string }
  await folder.add(
    'openapi.json',
    invoiceDocument({ ...WITH_AMOUNT, trigger: { operationId: 'pay' } }),
  )
  await open.when('document:read')
  expect(open.bench.listOperations()).toMatchObject([{ operation: 'pay' }])
  await postJson(`${callbackUrl}/invoices/${encodeURIComponent(id)}`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({
    match: 'matched',
    trigger: 'trig-1',
    findings: [],
  })
  await open.bench.trigger('pay')
  expect(await open.when('trigger:sent', 2)).toMatchObject({ operation: 'pay' })
})

test('whoever hears of a new reading finds its operations at once', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  await using open = await listenTo(file, { mode: 'open', api: 'http://127.0.0.1:1' })
  const seen: string[] = []
  open.bench.observe(({ type }) => {
    if (type === 'document:read')
      seen.push(...open.bench.listOperations().map(({ operation }) => operation))
  })
  await folder.add('openapi.json', invoiceDocument({ trigger: { operationId: 'pay' } }))
  await open.when('document:read')
  expect(seen).toEqual(['pay'])
})

test('a name in the set-up that the document has no more keeps the old one in use', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  const expectations = { invoice_notification: { expect: 'optional' } } as const
  await using open = await listenTo(file, { expectations })
  await folder.add('openapi.json', {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
  })
  expect((await open.when('document:read')).failure).toContain('invoice_notification')
  expect(open.bench.listAddresses()).toHaveLength(1)
})

test('nothing is read again once it is over', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', invoiceDocument())
  let count = 0
  const reread = () => {
    count += 1
    return loadContract(file)
  }
  await using open = await listenTo(file, { reread })
  await open.bench.stop()
  await folder.add('openapi.json', invoiceDocument(WITH_AMOUNT))
  await using other = await listenTo(file)
  await folder.add('openapi.json', invoiceDocument())
  await other.when('document:read')
  expect(count).toBe(0)
})

test('a document at a URL is asked for again, also while its API restarts', async () => {
  let text: string | undefined = JSON.stringify(invoiceDocument())
  let asked = 0
  let onAsked = (): void => undefined
  const server = createServer((_request, response) => {
    asked += 1
    onAsked()
    response.writeHead(text === undefined ? 503 : 200, { 'content-type': 'application/json' })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const asks = async (count: number) => {
    const wanted = asked + count
    await new Promise<void>((resolve) => {
      onAsked = () => {
        if (asked >= wanted) resolve()
      }
    })
  }
  try {
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/openapi.json`
    const reread = () => loadContract(url)
    const pollMs = 1
    await using open = await watchWorkbench({ mode: 'listen', reread, pollMs }, url)
    await asks(3)
    expect(open.events.filter((event) => event.type === 'document:read')).toEqual([])
    text = undefined
    await asks(3)
    text = JSON.stringify(invoiceDocument(WITH_AMOUNT))
    expect(await open.when('document:read')).toMatchObject({
      source: url,
      plan: [{ callback: 'create_invoice > invoice_notification' }],
    })
    await postJson(`${open.bench.url}/any`, PAID)
    expect(await open.when('finding:raised')).toMatchObject({
      finding: { code: 'delivery-body-schema' },
    })
    expect(open.events.filter((event) => event.type === 'document:read')).toHaveLength(1)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

/** Serves texts by path, and notes who asked with which token. */
async function serveTexts(texts: Record<string, string>) {
  const tokens: Record<string, (string | undefined)[]> = {}
  const server = createServer(({ url = '', headers }, response) => {
    ;(tokens[url] ??= []).push(headers['x-token']?.toString())
    response.writeHead(texts[url] === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(texts[url])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    [Symbol.dispose]: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('what a document at a URL refers to is asked for as well, each host with its own', async () => {
  const event = (type: string) =>
    JSON.stringify({ type: 'object', required: ['paid'], properties: { paid: { type } } })
  const others = { '/event.json': event('boolean') }
  using other = await serveTexts(others)
  const $ref = `http://${other.host}/event.json`
  using own = await serveTexts({
    '/openapi.json': JSON.stringify(invoiceDocument({ schemas: { InvoiceEvent: { $ref } } })),
  })
  const url = `http://${own.host}/openapi.json`
  const headers = { 'x-token': 'canary' }
  const allowRemoteRefs = [own.host, other.host]
  const load = () => loadContract(url, { headers, allowRemoteRefs })
  await using open = await watchWorkbench(
    { mode: 'listen', reread: load, pollMs: 1, documentHeaders: headers },
    url,
    { headers, allowRemoteRefs },
  )
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:judged')).toMatchObject({ findings: [] })
  others['/event.json'] = event('string')
  await open.when('document:read')
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('finding:raised')).toMatchObject({
    finding: { code: 'delivery-body-schema' },
  })
  expect(new Set(own.tokens['/openapi.json'])).toEqual(new Set(['canary']))
  expect(new Set(other.tokens['/event.json'])).toEqual(new Set([undefined]))
})
