import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const headers = new Headers()
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '')
  }
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: await buffer(incoming),
  }
}

/** The invoice of a trigger with what is wrong with it; by the document, but by hand. */
export function readInvoice(request: SeenRequest): {
  readonly id: string | undefined
  readonly flaw: string | undefined
} {
  const invoice = parseObject(request.body)
  if (invoice === undefined) return { id: undefined, flaw: 'the body must be a JSON object' }
  const id = typeof invoice['id'] === 'string' ? invoice['id'] : undefined
  if (id === undefined || id === '') return { id, flaw: 'id must be text' }
  return { id, flaw: findFlaw(invoice) ?? findMediaFlaw(request) }
}

function findFlaw(invoice: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof invoice['customer'] !== 'string') return 'customer must be text'
  if (typeof invoice['total'] !== 'number') return 'total must be a number'
  const hasTitle = Object.hasOwn(invoice, 'title')
  return hasTitle && typeof invoice['title'] !== 'string' ? 'title must be text' : undefined
}

function findMediaFlaw({ headers }: SeenRequest): string | undefined {
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  return isJson ? undefined : 'the content type must be application/json'
}

/** The callback URL of a trigger with what is wrong with it. */
export function readCallbackUrl(request: SeenRequest): {
  readonly callbackUrl: string | undefined
  readonly flaw: string | undefined
} {
  const given = new URL(request.target, 'http://api').searchParams.get('callback_url')
  if (given === null) return { callbackUrl: undefined, flaw: undefined }
  return /^https?:\/\/[^/]/.test(given) && URL.canParse(given)
    ? { callbackUrl: given, flaw: undefined }
    : { callbackUrl: undefined, flaw: 'callback_url must be a URL' }
}

function parseObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}
