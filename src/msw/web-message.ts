import type { HeaderPair, HttpRequest, HttpResponse } from '../transport/model.js'

/** A request of the Fetch standard as the engine takes it. Header names are lower case there. */
export async function readWebRequest(request: Request): Promise<HttpRequest> {
  return {
    method: request.method,
    url: request.url,
    headers: listPairs(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  }
}

function listPairs(headers: Headers): HeaderPair[] {
  const pairs: HeaderPair[] = []
  headers.forEach((value, name) => pairs.push([name, value]))
  return pairs
}

/** Fetch standard, section 2.2.3: a response of these has no body, not even an empty one. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/** Whoever passes the answer on frames it. */
const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
])

/** The answer of the engine for the Fetch standard, which has only statuses from 200 to 599. */
export function writeWebResponse(
  { status, headers, body }: HttpResponse,
  method: string,
): Response {
  if (status < 200 || status > 599) {
    return new Response(`The documented status ${status} is none that can be answered with.\n`, {
      status: 500,
      headers: { 'content-type': 'text/plain' },
    })
  }
  const kept = new Headers()
  for (const [name, value] of headers) {
    if (!FRAMING.has(name.toLowerCase())) kept.append(name, value)
  }
  const hasBody = method !== 'HEAD' && !BODILESS.has(status)
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers: kept })
}
