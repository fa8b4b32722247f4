import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import type { loadContract } from '../../src/contract/load.js'
import { loadContract as loadOnNode } from '../../src/contract/load.js'
import { apiHandlers as playOnNode } from '../../src/msw/api-handlers.js'
import type { ApiHandlers, apiHandlers } from '../../src/msw/browser.js'
import { Buffer } from '../../src/msw/stand-in/node-buffer.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { bundlePage } from '../support/page-script.js'
import { ROOT } from '../support/source-files.js'

const API = 'https://api.invoices.test/v1'
const HOOKS = 'https://shop.test/hooks'
const INVOICE = { id: 'inv-7', customer: 'Ada', total: 12.5 }

const SCRIPT = await bundlePage(`
  import { getResponse } from 'msw'
  import { apiHandlers, loadContract } from 'ringback/msw'
  globalThis.page = { apiHandlers, getResponse, loadContract }
`)

/** What a page has beside the language. Nothing of Node is among it. */
const PAGE_GLOBALS = {
  AbortController,
  AbortSignal,
  Blob,
  BroadcastChannel,
  DOMException,
  Event,
  EventTarget,
  FormData,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
}

interface Page {
  readonly apiHandlers: typeof apiHandlers
  readonly getResponse: (handlers: ApiHandlers, request: Request) => Promise<Response | undefined>
  readonly loadContract: typeof loadContract
}

type Answer = (request: Request) => Response | Promise<Response>

/** The script in a context with the globals of a page, whose requests `answer` answers. */
function openPage(answer: Answer = () => Response.json({ ok: true })) {
  const requests: Request[] = []
  const fetch = async (...given: ConstructorParameters<typeof Request>) => {
    const request = new Request(...given)
    requests.push(request.clone())
    return await answer(request)
  }
  const localStorage = { getItem: () => null, setItem: () => undefined }
  const context = vm.createContext({ ...PAGE_GLOBALS, fetch, localStorage })
  vm.runInContext(SCRIPT.text, context)
  const { page } = context as { page: Page }
  return { page, requests }
}

function describeApi(options: InvoiceDocumentOptions = {}) {
  return invoiceDocument({ ...options, root: { servers: [{ url: API }], ...options.root } })
}

async function openApi(answer?: Answer, options?: InvoiceDocumentOptions) {
  const { page, requests } = openPage(answer)
  const handlers = page.apiHandlers(await page.loadContract(describeApi(options)))
  return { handlers, requests, send: (request: Request) => page.getResponse(handlers, request) }
}

function createInvoice(invoice: unknown = INVOICE): Request {
  return new Request(`${API}/invoices/?callback_url=${encodeURIComponent(HOOKS)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invoice),
  })
}

test('what a page loads holds nothing of Node', () => {
  const { inputs, outputs } = SCRIPT.metafile
  const named = Object.keys(inputs).filter((file) => /(?:^|\W)node:/.test(file))
  expect(named).toEqual([])
  // What is left as an import of the page would have to be served by somebody.
  expect(Object.values(outputs).flatMap(({ imports }) => imports)).toEqual([])
  expect(Object.keys(inputs).filter((file) => file.startsWith('(disabled)'))).toEqual([])
})

test('the built files for a page import packages, and no module of Node', () => {
  const text = readFileSync(join(ROOT, 'dist/browser-meta.json'), 'utf8')
  const { outputs } = JSON.parse(text) as Metafile
  const imports = Object.values(outputs).flatMap((output) => output.imports)
  const names = imports.flatMap(({ external, path }) => (external === true ? [path] : []))
  expect([...new Set(names)].sort()).toEqual([
    'ajv-formats',
    'ajv/dist/2020.js',
    'fast-check',
    'js-yaml',
    'jsonc-parser',
    'msw',
    'yaml',
  ])
})

test('what the engine asks of Buffer in a page is there', () => {
  const calls = [...SCRIPT.text.matchAll(/\bBuffer2?\.([a-z]\w*)\(/g)].map(([, name = '']) => name)
  expect(calls).toContain('from')
  expect([...new Set(calls)].filter((name) => !Object.hasOwn(Buffer, name))).toEqual([])
})

test('what only Node can do is no part of what a page imports', async () => {
  const attempt = bundlePage(`import { receiverHandlers } from 'ringback/msw'; receiverHandlers()`)
  await expect(attempt).rejects.toThrow('No matching export')
})

test('in a page the API answers, and the callback leaves by fetch', async () => {
  const { handlers, requests, send } = await openApi()
  const response = await send(createInvoice())
  expect(response?.status).toBe(200)
  const [delivery, ...others] = await handlers.settled()
  expect(others).toEqual([])
  expect(delivery?.findings).toHaveLength(0)
  expect(delivery?.answer?.status).toBe(200)
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${HOOKS}/invoices/inv-7`,
  ])
  expect(await requests[0]?.json()).toEqual({ description: 'description', paid: true })
})

test('in a page a request that is refused causes no callback', async () => {
  const { handlers, requests, send } = await openApi()
  const response = await send(createInvoice({ id: 7 }))
  expect(response?.status).toBe(422)
  expect(await handlers.settled()).toHaveLength(0)
  expect(requests).toEqual([])
})

test('in a page what is wrong with the answer of the receiver is found', async () => {
  const { handlers, send } = await openApi(() => Response.json({ ok: 'yes' }))
  await send(createInvoice())
  const [delivery] = await handlers.settled()
  expect(delivery?.findings.map(({ code, arrived }) => [code, arrived])).toEqual([
    ['receiver-body-schema', 'ok: "yes"'],
  ])
})

test('in a page a receiver that cannot be reached fails with what a browser tells', async () => {
  const { handlers, send } = await openApi(() => Promise.reject(new TypeError('Failed to fetch')))
  await send(createInvoice())
  const [delivery] = await handlers.settled()
  expect(delivery?.failure?.message).toMatch(
    /^The request to shop\.test:443 failed \(.*Failed to fetch\)/,
  )
  expect(delivery?.failure?.message).toMatch(/does it allow this page to call it \(CORS\)\?$/)
})

test('in a page a compressed request is refused with its reason', async () => {
  const { handlers, send } = await openApi()
  const body = gzipSync(JSON.stringify(INVOICE))
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  const response = await send(
    new Request(`${API}/invoices/?callback_url=${HOOKS}`, { method: 'POST', headers, body }),
  )
  expect(response?.status).toBeGreaterThanOrEqual(400)
  expect(await response?.text()).toContain('the content encoding \\"gzip\\" is not supported')
  expect(await handlers.settled()).toHaveLength(0)
})

const WIDE_EVENT = {
  type: 'object',
  required: ['at', 'by', 'code', 'data', 'id', 'mail', 'pair', 'tags'],
  properties: {
    at: { type: 'string', format: 'date-time' },
    by: { type: 'string', format: 'uuid' },
    code: { type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' },
    data: { type: 'string', format: 'byte' },
    id: { type: 'string' },
    mail: { type: 'string', format: 'email' },
    pair: { type: 'array', items: { type: 'integer' }, uniqueItems: true, minItems: 3 },
    tags: { type: 'array', contains: { const: 'ö😀' }, minItems: 2, items: { type: 'string' } },
  },
}

test('a page and Node send the same values for the same seed', async () => {
  const content = { 'application/json': { schema: WIDE_EVENT } }
  const options = { callback: { requestBody: { required: true, content } } }
  const inPage = await openApi(undefined, options)
  await inPage.send(createInvoice())
  const [fromPage] = await inPage.handlers.settled()

  const onNode = playOnNode(await loadOnNode(describeApi(options)))
  const receiver = http.post(`${HOOKS}/*`, () => HttpResponse.json({ ok: true }))
  const server = setupServer(receiver, ...onNode)
  server.listen({ onUnhandledRequest: 'error' })
  await fetch(createInvoice())
  const [fromNode] = await onNode.settled()
  server.close()
  expect(fromPage?.body.text).toContain('"id":"inv-7"')
  expect(fromPage?.body.text).toBe(fromNode?.body.text)
})

test('in a page a document is loaded from its URL, with what it refers to', async () => {
  const files: Readonly<Record<string, string>> = {
    'https://shop.test/api/openapi.yaml': JSON.stringify(
      describeApi({ schemas: { InvoiceEvent: { $ref: './event.yaml' } } }),
    ),
    'https://shop.test/api/event.yaml': 'type: object\nproperties:\n  paid: { type: boolean }\n',
  }
  const { page, requests } = openPage(({ url }) => new Response(files[url] ?? null))
  const contract = await page.loadContract('https://shop.test/api/openapi.yaml', {
    headers: { authorization: 'Bearer s3cret' },
  })
  expect(contract.title).toBe('Invoices')
  expect(contract.triggers).toHaveLength(1)
  expect(requests.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
    ['https://shop.test/api/openapi.yaml', 'Bearer s3cret'],
    ['https://shop.test/api/event.yaml', null],
  ])
})

test.each([
  [404, 'https://shop.test/openapi.json: expected an OpenAPI document, but it answered 404'],
  [200, 'https://shop.test/openapi.json: expected text in UTF-8'],
])('in a page an answer %i without a document is an error', async (status, message) => {
  const { page } = openPage(() => new Response(new Uint8Array([0xc3, 0x28]), { status }))
  await expect(page.loadContract('https://shop.test/openapi.json')).rejects.toMatchObject({
    message: expect.stringContaining(message) as string,
  })
})

test('in a page a document that is too long is an error', async () => {
  const { page } = openPage(() => new Response(' '.repeat(2000)))
  const limits = { fileBytes: 1000 }
  await expect(page.loadContract('https://shop.test/a.json', { limits })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
  })
})

test.each(['openapi.json', '-', 'file:///srv/openapi.json', '/openapi.json'])(
  'in a page %s cannot be read, and the error says what can',
  async (source) => {
    const { page } = openPage()
    await expect(page.loadContract(source)).rejects.toMatchObject({
      code: 'RINGBACK_ERR_DOCUMENT_UNREADABLE',
      message: `${source}: expected an OpenAPI document, but a page cannot read files.`,
      hint: expect.stringContaining('Pass the document as an object, or its URL') as string,
    })
  },
)

test('in a page the structure of a document is not checked, and that is said', async () => {
  const { page } = openPage()
  const { structure } = await page.loadContract(describeApi(), { checkStructure: true })
  expect(JSON.stringify(structure)).toContain('the official schemas are not there in a page')
})
