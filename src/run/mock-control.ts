import type { MockDescription } from '../report/mock-description.js'
import { parseJson } from '../schema/json.js'
import { isRecord } from '../schema/value.js'
import type { HttpRequest, HttpResponse } from '../transport/model.js'
import type { Redactor } from '../transport/redact.js'
import { explainDistrust } from './mock-host.js'
import type { SendWebhook } from './mock-webhook.js'

/** Paths that belong to the mock and not to the API that it plays. */
const ROOT = '/__ringback'

/** Answers what is asked of the mock itself; undefined for what is asked of the API. */
export type MockControl = (request: HttpRequest) => Promise<HttpResponse> | undefined

export interface MockControlOptions {
  readonly describe: () => MockDescription
  /** Names of this machine besides the loopback, by which it was asked to be called. */
  readonly ownHosts: readonly string[]
  readonly sendWebhook: SendWebhook
  readonly redactor: Redactor
}

/**
 * `GET /__ringback` lists what the mock plays, `POST /__ringback/webhooks/NAME` has a webhook sent:
 * to `to` of its JSON body or its query, with `body` where that is given.
 */
export function createMockControl(options: MockControlOptions): MockControl {
  return (request) => {
    const target = request.url.replace(/#.*$/, '')
    // A URL in the query may have a query of its own.
    const [path = ''] = target.split('?', 1)
    const query = target.slice(path.length + 1)
    if (path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined
    return answer(request, path, new URLSearchParams(query), options)
  }
}

async function answer(
  request: HttpRequest,
  path: string,
  query: URLSearchParams,
  { describe, ownHosts, sendWebhook, redactor }: MockControlOptions,
): Promise<HttpResponse> {
  const because = explainDistrust(request, ownHosts)
  if (because !== undefined) {
    return writeJson(403, { error: `Ringback refuses this request: ${because}.` })
  }
  if (path === ROOT) {
    return request.method === 'GET' ? writeJson(200, describe()) : refuseMethod(request, 'GET')
  }
  const name = /^\/webhooks\/(.+)$/.exec(path.slice(ROOT.length))?.[1]
  if (name === undefined) {
    const known = [`GET ${ROOT}`, `POST ${ROOT}/webhooks/NAME`].join(' and ')
    return writeJson(404, { error: `Ringback has nothing at ${path}, but ${known}.` })
  }
  if (request.method !== 'POST') return refuseMethod(request, 'POST')
  const given = readOrder(request.body)
  if (given === undefined) {
    return writeJson(400, {
      error: 'Expected a JSON object such as {"to": "http://127.0.0.1:3000"}.',
    })
  }
  const to = given.to ?? query.get('to')
  if (typeof to !== 'string') {
    return writeJson(400, { error: 'Expected "to", the URL of the receiver, but it is missing.' })
  }
  const { status, outcome } = await sendWebhook({ name: decode(name), to, body: given.body })
  return writeJson(status, redactor.value(outcome))
}

interface Order {
  readonly to?: unknown
  readonly body?: unknown
}

/** No body at all is an order too: all may stand in the query. */
function readOrder(body: Uint8Array): Order | undefined {
  if (body.length === 0) return {}
  const parsed = parseJson(body)
  if (!parsed.ok || !isRecord(parsed.value)) return undefined
  const { value } = parsed
  const read = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined)
  return { to: read('to'), body: read('body') }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function refuseMethod({ method }: HttpRequest, allowed: string): HttpResponse {
  const response = writeJson(405, { error: `Expected ${allowed}, but got ${method}.` })
  return { ...response, headers: [...response.headers, ['allow', allowed]] }
}

function writeJson(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: [['content-type', 'application/json']],
    body: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
  }
}
