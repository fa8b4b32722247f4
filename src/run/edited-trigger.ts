import type { Contract, TriggerOperation } from '../contract/model.js'
import { findTokens } from '../delivery/target.js'
import type { ExpressionContext } from '../expression/model.js'
import { readBodyValue } from '../mock/body-value.js'
import type { TriggerDraft, TriggerKind } from '../sample/model.js'
import { decodePercent } from '../sample/percent.js'
import { listQueryValues } from '../sample/request-url.js'
import type { HttpRequest } from '../transport/model.js'
import { REDACTED } from '../transport/redact.js'
import { viewBuffer } from '../transport/view-buffer.js'

/** A request that we made, by which an edited copy of it is understood. */
export interface Original {
  readonly request: HttpRequest
  readonly context: ExpressionContext['request']
  /** Whether it was sent: then a copy needs a callback URL of its own. */
  readonly isSent: boolean
}

export interface AdoptInput {
  readonly edited: HttpRequest
  readonly operation: TriggerOperation
  readonly contract: Contract
  /** The request that this token was made for. */
  readonly findOriginal: (token: string) => Original | undefined
  readonly createToken: () => string
}

export interface AdoptedTrigger {
  /** `without-url`: our callback URL does not stand in it any more, so nothing is due here. */
  readonly kind: TriggerKind
  readonly token: string
  readonly draft: Extract<TriggerDraft, { ok: true }>
}

/** An edited request as a trigger: with a token that no other has, and its secrets put back. */
export function adoptEdited(input: AdoptInput): AdoptedTrigger {
  const { edited, findOriginal, createToken } = input
  const known = listTokens(edited).find((one) => findOriginal(one) !== undefined)
  const original = known === undefined ? undefined : findOriginal(known)
  if (known === undefined || original === undefined) {
    return { kind: 'without-url', token: createToken(), draft: draftOf(edited, undefined, input) }
  }
  const token = original.isSent ? createToken() : known
  const request = replaceToken(edited, known, token)
  const headers = restoreSecrets(request.headers, original.request.headers)
  return { kind: 'valid', token, draft: draftOf({ ...request, headers }, original, input) }
}

function listTokens({ url, headers, body }: HttpRequest): string[] {
  const texts = [url, ...headers.map(([, value]) => value), toLatin1(body)]
  return texts.flatMap((text) => findTokens(text))
}

/** Tokens are of one length, so that no length that stands somewhere becomes wrong. */
function replaceToken(request: HttpRequest, from: string, to: string): HttpRequest {
  if (from === to) return request
  const replace = (text: string) => text.replaceAll(from, to)
  return {
    method: request.method,
    url: replace(request.url),
    headers: request.headers.map(([name, value]) => [name, replace(value)]),
    body: Buffer.from(replace(toLatin1(request.body)), 'latin1'),
  }
}

function toLatin1(bytes: Uint8Array): string {
  return viewBuffer(bytes).toString('latin1')
}

/** Who edits a request sees its secrets struck out; those that are left so are meant. */
function restoreSecrets(
  headers: HttpRequest['headers'],
  originals: HttpRequest['headers'],
): HttpRequest['headers'] {
  const byName = new Map(originals.map(([name, value]) => [name.toLowerCase(), value]))
  return headers.map(([name, value]) => {
    const secret = value.includes(REDACTED) ? byName.get(name.toLowerCase()) : undefined
    return [name, secret ?? value]
  })
}

function draftOf(
  request: HttpRequest,
  original: Original | undefined,
  { operation, contract }: AdoptInput,
): AdoptedTrigger['draft'] {
  const body =
    original !== undefined && Buffer.compare(request.body, original.request.body) === 0
      ? original.context.body
      : readBodyValue(request, operation.body?.content ?? [], contract.schemas).seen
  return {
    ok: true,
    request,
    context: {
      url: request.url,
      method: request.method,
      headers: request.headers,
      query: listQueryValues(request.url),
      path: readPath(request.url, operation.path),
      ...(body === undefined ? {} : { body }),
    },
    secretHeaders: [],
  }
}

/** Values of the path's variables: its segments are counted from the end, since servers have paths too. */
function readPath(url: string, template: string): ReadonlyMap<string, string> {
  const pathOf = (text: string) =>
    text
      .replace(/[?#].*$/s, '')
      .split('/')
      .reverse()
  const segments = pathOf(url)
  const values = pathOf(template).flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1]
    return name === undefined ? [] : [[name, decodePercent(segments[index] ?? '')] as const]
  })
  return new Map(values)
}
