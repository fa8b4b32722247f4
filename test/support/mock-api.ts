import { loadContract } from '../../src/contract/load.js'
import { createMockApi } from '../../src/mock/api.js'
import type { MockApi, MockApiOptions, MockExchange } from '../../src/mock/model.js'
import { findHeader, listHeader } from '../../src/transport/headers.js'
import type { HeaderPair, HttpRequest } from '../../src/transport/model.js'

export interface MockInput extends Partial<MockApiOptions> {
  readonly servers?: readonly object[]
  readonly schemas?: object
  readonly security?: boolean
  readonly securitySchemes?: object
  /** Merged into the document. */
  readonly root?: object
}

export interface Sent {
  readonly json?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly type: string | undefined
  readonly text: string
  /** Undefined for a body that is no JSON. */
  readonly json: unknown
  readonly exchange: MockExchange
  header(name: string): string | undefined
}

export interface MockUnderTest {
  readonly api: MockApi
  send(line: string, sent?: Sent): Promise<Answered>
}

/** A mock of a document with these paths. Requests are written as `POST /invoices/?a=1`. */
export async function createMock(paths: object, input: MockInput = {}): Promise<MockUnderTest> {
  const { servers, schemas = {}, securitySchemes = {}, root, ...options } = input
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: 'Mocked', version: '1' },
    ...(servers === undefined ? {} : { servers }),
    paths,
    components: { schemas, securitySchemes },
    ...root,
  })
  const api = createMockApi(contract, { seed: 1, ...options })
  return { api, send: async (line, sent) => readAnswer(await api.answer(makeRequest(line, sent))) }
}

function makeRequest(line: string, { json, text, headers = {} }: Sent = {}): HttpRequest {
  const [method = '', url = ''] = line.split(' ')
  const body = text ?? (json === undefined ? '' : JSON.stringify(json))
  const pairs: HeaderPair[] = [['Host', 'api.test'], ...Object.entries(headers)]
  const isTyped = listHeader(pairs, 'content-type').length > 0
  return {
    method,
    url,
    headers: [...pairs, ...(isTyped || body === '' ? [] : JSON_TYPE)],
    body: new TextEncoder().encode(body),
  }
}

const JSON_TYPE: readonly HeaderPair[] = [['Content-Type', 'application/json']]

function readAnswer(exchange: MockExchange): Answered {
  const { status, headers, body } = exchange.response
  const text = new TextDecoder().decode(body)
  return {
    status,
    type: findHeader(headers, 'content-type'),
    text,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined,
    exchange,
    header: (name) => findHeader(headers, name),
  }
}

/** A response with a JSON body of this schema. */
export function answering(schema: object, medium: object = {}) {
  return { description: 'an answer', content: { 'application/json': { schema, ...medium } } }
}

/** A request body of this schema. */
export function taking(schema: object, required = true) {
  return { required, content: { 'application/json': { schema } } }
}
