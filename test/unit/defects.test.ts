import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { bodyUndocumented } from '../defects/body-undocumented.js'
import { ATTEMPT_HEADER, CALLBACK_KEY, makeDocument } from '../defects/invoice/document.js'
import type { Defect } from '../defects/invoice/model.js'
import { late } from '../defects/late.js'
import { DEFECTS } from '../defects/registry.js'
import { type DefectApi, startDefectApi } from '../support/defect-api.js'

/** What a defect does to an answer and on the wire, other than the sound API. */
interface Shown {
  readonly drive?: 'valid' | 'pair' | 'invalid' | 'without-url'
  readonly answer?: string
  readonly arrivals?: readonly string[]
}

/** What a defect has in its document, where the fault is that nothing on the wire goes with it. */
const PROMISED: Readonly<Record<string, object>> = {
  'header-missing': { post: { callbacks: promiseCallback({ parameters: [ATTEMPT_HEADER] }) } },
  'header-type': { post: { callbacks: promiseCallback({ parameters: [ATTEMPT_HEADER] }) } },
  'body-xml': {
    post: {
      callbacks: promiseCallback({ requestBody: { content: { 'application/xml': {} } } }),
    },
  },
  'answer-header': {
    post: { responses: { 200: { headers: { 'x-remaining': { required: true } } } } },
  },
  'several-ambiguous': { post: { callbacks: { invoiceReminder: { [CALLBACK_KEY]: {} } } } },
  'several-decided': { post: { callbacks: { invoiceReminder: { [CALLBACK_KEY]: {} } } } },
}

const ANSWER = '200 application/json {"msg":"Invoice received"}'
const EVENT = '{"description":"Invoice paid","paid":true}'
const ARRIVAL = `POST /t1/invoices/inv-1 application/json ${EVENT}`

const SHOWN: Readonly<Record<string, Shown>> = {
  healthy: {},
  late: {},
  missing: { arrivals: [] },
  twice: { arrivals: [ARRIVAL, ARRIVAL] },
  repeated: { arrivals: [ARRIVAL, ARRIVAL.replace('Invoice paid', 'Invoice archived')] },
  'wrong-path': { arrivals: [ARRIVAL.replace('/invoices/', '/invoice/')] },
  'prefix-lost': { arrivals: [ARRIVAL.replace('/t1', '')] },
  'doubled-slash': { arrivals: [ARRIVAL.replace('/t1/', '/t1//')] },
  'id-unencoded': { arrivals: [ARRIVAL.replace('inv-1', 'inv/1')] },
  'id-encoded-twice': { arrivals: [ARRIVAL.replace('inv-1', 'inv%252F1')] },
  'wrong-id': { arrivals: [ARRIVAL.replace('inv-1', 'inv-1-copy')] },
  'method-get': { arrivals: [ARRIVAL.replace('POST', 'GET')] },
  'method-put': { arrivals: [ARRIVAL.replace('POST', 'PUT')] },
  'content-type-text': { arrivals: [ARRIVAL.replace('application/json', 'text/plain')] },
  'content-type-missing': { arrivals: [ARRIVAL.replace('application/json', '-')] },
  charset: { arrivals: [ARRIVAL.replace('json', 'json; charset=utf-8')] },
  gzip: { arrivals: [ARRIVAL.replace('json', 'json gzip')] },
  'json-broken': { arrivals: [withBody('{"description": "Invoice paid", "paid": tr')] },
  'json-with-bom': { arrivals: [withBody(`\uFEFF${EVENT}`)] },
  'invalid-utf8': { arrivals: [withBody('{"description":"Bezahlt für März","paid":true}')] },
  'member-missing': { arrivals: [withBody('{"description":"Invoice paid"}')] },
  'member-type': { arrivals: [ARRIVAL.replace('true', '"yes"')] },
  'member-extra': { arrivals: [ARRIVAL.replace('true', 'true,"internal":"node-7"')] },
  'bad-enum': { arrivals: [ARRIVAL.replace('true', 'true,"state":"PAID"')] },
  'bad-format': { arrivals: [ARRIVAL.replace('true', 'true,"paidAt":"yesterday"')] },
  'header-missing': {},
  'header-type': { arrivals: [ARRIVAL.replace('json', 'json x-attempt=first')] },
  'body-missing': { arrivals: ['POST /t1/invoices/inv-1 - '] },
  'body-undocumented': {},
  'body-xml': {
    arrivals: [
      'POST /t1/invoices/inv-1 application/xml <event><description>Invoice paid</description><paid>true</paid></event>',
    ],
  },
  multipart: { arrivals: [withParts(EVENT)] },
  'multipart-member-type': { arrivals: [withParts(EVENT.replace('true', '"yes"'))] },
  'cloudevents-id': {
    arrivals: [
      'POST /t1/invoices/inv-1 application/cloudevents+json {"source":"/invoices","type":"paid","specversion":"1.0","data":{}}',
    ],
  },
  'body-huge': { arrivals: ['POST /t1/invoices/inv-1 application/json 11534366 bytes'] },
  'broken-off': { arrivals: ['POST /t1/invoices/inv-1 application/json broken off'] },
  crosstalk: {
    drive: 'pair',
    arrivals: [ARRIVAL.replace('inv-1', 'inv-2'), ARRIVAL.replace('t1', 't2')],
  },
  'before-answer': {},
  'after-rejection': {
    drive: 'invalid',
    answer: '422 application/json {"detail":"customer must be text"}',
    arrivals: [ARRIVAL],
  },
  'without-url': { drive: 'without-url', arrivals: [ARRIVAL, ARRIVAL.replace('inv-1', 'inv-2')] },
  lenient: { drive: 'invalid', arrivals: [ARRIVAL] },
  'answer-500': { answer: '500 - ', arrivals: [] },
  'answer-401': { answer: '401 - ', arrivals: [] },
  'answer-redirect': { answer: '307 - ', arrivals: [] },
  'answer-reset': { answer: 'reset', arrivals: [] },
  'answer-status': { answer: ANSWER.replace('200', '202') },
  'answer-content-type': { answer: '200 text/html <p>Invoice received</p>' },
  'answer-schema': { answer: '200 application/json {"msg":7}' },
  'answer-header': { answer: ANSWER.replace('json', 'json x-remaining=plenty') },
  'several-ambiguous': {},
  'several-decided': {},
  'stray-request': { arrivals: ['GET /favicon.ico - ', ARRIVAL] },
  slow: {},
  'secret-echo': {
    arrivals: [
      'POST /t1/invoices/inv-1 application/json x-paid-by=Bearer s3cret {"description":"Paid by Bearer s3cret","paid":true}',
    ],
  },
}

test('every defect is registered once, under the name of its file', () => {
  const names = DEFECTS.map((defect) => defect.name)
  const files = readdirSync('test/defects')
    .filter((file) => file.endsWith('.ts') && !['registry.ts', 'serve.ts'].includes(file))
    .map((file) => file.replace('.ts', ''))
  expect([...names].sort()).toEqual(files.sort())
  expect(new Set(names).size).toBe(names.length)
})

test('titles tell the defects apart', () => {
  expect(new Set(DEFECTS.map((defect) => defect.title)).size).toBe(DEFECTS.length)
})

test('this file says of every defect how it shows', () => {
  expect(Object.keys(SHOWN)).toEqual(DEFECTS.map((defect) => defect.name))
})

test.each(listSentences((one) => `${one.name}: the API ${one.title}`))('%s', async (_, defect) => {
  const { name, fault, needsId } = defect
  await using api = await startDefectApi(fault)
  await using receiver = await startReceiver()
  const { drive = 'valid', answer = ANSWER, arrivals = [ARRIVAL] } = SHOWN[name] ?? {}
  const first = { api, id: needsId ?? 'inv-1', callbackUrl: `${receiver.url}/t1` }
  const second = { api, id: 'inv-2', callbackUrl: `${receiver.url}/t2` }

  const answering = post({ ...first, isValid: drive !== 'invalid' })
  if (drive === 'pair') await post(second)
  expect(await answering).toBe(answer)
  if (drive === 'without-url') await post({ api, id: 'inv-2' })
  api.release()
  await api.settle()
  // A connection that breaks off is seen at the other end a little later.
  await vi.waitFor(() => expect([...receiver.arrivals].sort()).toEqual([...arrivals].sort()))
})

test.each(listSentences((one) => `${one.name}: the document promises what the fault breaks`))(
  '%s',
  async (_, { name, fault }) => {
    await using api = await startDefectApi(fault)
    const document: unknown = await (await fetch(api.documentUrl)).json()
    const sound = { post: { callbacks: promiseCallback({ operationId: 'invoiceNotification' }) } }
    expect(document).toMatchObject({ openapi: '3.1.0', paths: { '/invoices/': sound } })
    expect(document).toMatchObject({ paths: { '/invoices/': PROMISED[name] ?? {} } })
  },
)

test('a callback without documented body has no requestBody', () => {
  const path = ['paths', '/invoices/', 'post', 'callbacks', 'invoiceNotification', CALLBACK_KEY]
  const body = [...path, 'post', 'requestBody']
  expect(makeDocument(bodyUndocumented.fault.document)).not.toHaveProperty(body)
  expect(makeDocument()).toHaveProperty(body)
})

test('a held callback waits until the test lets it go', async () => {
  await using api = await startDefectApi(late.fault)
  await using receiver = await startReceiver()
  await post({ api, id: 'inv-1', callbackUrl: `${receiver.url}/t1` })
  const settled = api.settle().then(() => 'settled')
  expect(await Promise.race([settled, Promise.resolve('held')])).toBe('held')
  expect(receiver.arrivals).toEqual([])
  api.release()
  await settled
  expect(receiver.arrivals).toEqual([ARRIVAL])
})

test('an inline callback has arrived when the answer comes', async () => {
  await using api = await startDefectApi({ isInline: true })
  await using receiver = await startReceiver()
  await post({ api, id: 'inv-1', callbackUrl: `${receiver.url}/t1` })
  expect(receiver.arrivals).toEqual([ARRIVAL])
})

test('a trigger that finds no other one to be mixed up with keeps its URL', async () => {
  await using api = await startDefectApi(DEFECTS.find((one) => one.name === 'crosstalk')?.fault)
  await using receiver = await startReceiver()
  await post({ api, id: 'inv-1', callbackUrl: `${receiver.url}/t1` })
  await api.settle()
  expect(receiver.arrivals).toEqual([ARRIVAL])
})

test('the sound API refuses what its document forbids and calls nobody', async () => {
  await using api = await startDefectApi()
  await using receiver = await startReceiver()
  const callbackUrl = `${receiver.url}/t1`
  const bodies = [
    'no JSON',
    '[]',
    'null',
    '{"__proto__":{"id":"x","customer":"c","total":1}}',
    '{"id":"","customer":"c","total":1}',
    '{"id":7,"customer":"c","total":1}',
    '{"id":"x","customer":"c","total":"1"}',
    '{"id":"x","customer":"c","total":1,"title":null}',
  ]
  for (const body of bodies) expect(await postBody(api, body, callbackUrl)).toMatch(/^422 /)
  const invoice = '{"id":"x","customer":"c","total":1}'
  for (const url of ['', 'events', 'ftp://h/x']) {
    expect(await postBody(api, invoice, url)).toMatch(/^422 /)
  }
  expect(await postBody(api, invoice, callbackUrl, 'text/plain')).toMatch(/^422 /)
  await api.settle()
  expect(receiver.arrivals).toEqual([])
})

test('requests are kept as they came', async () => {
  await using api = await startDefectApi()
  await post({ api, id: 'inv-1' })
  expect(
    api.requests.map(({ method, target, body }) => `${method} ${target} ${body.toString()}`),
  ).toEqual(['POST /invoices/ {"id":"inv-1","customer":"Ada","total":12.5}'])
  expect(api.requests[0]?.headers['authorization']).toBe('Bearer s3cret')
})

test('closing the API ends callbacks that are held and receivers that never answer', async () => {
  await using deaf = createServer()
  deaf.listen(0, '127.0.0.1')
  await once(deaf, 'listening')
  const asked = once(deaf, 'request')
  {
    await using held = await startDefectApi(late.fault)
    await using api = await startDefectApi()
    const callbackUrl = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/t1`
    await post({ api: held, id: 'inv-1', callbackUrl })
    await post({ api, id: 'inv-1', callbackUrl })
    await asked
  }
  deaf.closeAllConnections()
})

function listSentences(write: (defect: Defect) => string): (readonly [string, Defect])[] {
  return DEFECTS.map((defect) => [write(defect), defect])
}

function promiseCallback(post: object): object {
  return { invoiceNotification: { [CALLBACK_KEY]: { post } } }
}

function withBody(body: string): string {
  return `POST /t1/invoices/inv-1 application/json ${body}`
}

/** In a multipart body with a receipt beside it. */
function withParts(event: string): string {
  const json = `--b\r\nContent-Type: application/json\r\n\r\n${event}`
  const receipt = '--b\r\nContent-Type: application/pdf\r\nContent-ID: <receipt>\r\n\r\n%PDF'
  return `POST /t1/invoices/inv-1 multipart/related; boundary=b ${json}\r\n${receipt}\r\n--b--\r\n`
}

interface Post {
  readonly api: DefectApi
  readonly id: string
  readonly callbackUrl?: string
  readonly isValid?: boolean
}

function post({ api, id, callbackUrl, isValid = true }: Post): Promise<string> {
  const invoice = { id, customer: isValid ? 'Ada' : 7, total: 12.5 }
  return postBody(api, JSON.stringify(invoice), callbackUrl)
}

/** The answer in one line. */
async function postBody(
  api: DefectApi,
  body: string,
  callbackUrl?: string,
  type = 'application/json',
): Promise<string> {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  const response = await fetch(`${api.url}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: 'Bearer s3cret' },
    body,
    redirect: 'manual',
  }).catch(() => undefined)
  if (response === undefined) return 'reset'
  const { status, headers } = response
  const words = [status, headers.get('content-type') ?? '-', nameHeader('x-remaining', headers)]
  return `${words.filter((word) => word !== '').join(' ')} ${await response.text()}`
}

/** Answers every request with the documented success, and tells each arrival in one line. */
async function startReceiver(): Promise<
  AsyncDisposable & { readonly url: string; readonly arrivals: readonly string[] }
> {
  const arrivals: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    const head = new Headers(request.headers as Record<string, string>)
    const tell = (body: string) => {
      const words = [
        request.method,
        request.url,
        head.get('content-type') ?? '-',
        head.get('content-encoding') ?? '',
        nameHeader('x-attempt', head),
        nameHeader('x-paid-by', head),
      ]
      arrivals.push(`${words.filter((word) => word !== '').join(' ')} ${body}`)
    }
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => tell('broken off'))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      tell(showBody(head.get('content-encoding') === 'gzip' ? gunzipSync(raw) : raw))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** UTF-8 where it is, else Latin-1; a byte order mark stays. */
function showBody(body: Buffer): string {
  if (body.length > 1_000) return `${body.length} bytes`
  return body.toString(Buffer.from(body.toString()).equals(body) ? 'utf8' : 'latin1')
}

function nameHeader(name: string, headers: Headers): string {
  const value = headers.get(name)
  return value === null ? '' : `${name}=${value}`
}
