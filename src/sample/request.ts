import type { ExpressionContext } from '../expression/model.js'
import type { HeaderPair } from '../transport/model.js'
import { draftBody } from './body.js'
import { type WrittenBody, writeBody } from './body-bytes.js'
import type { BodyDraft } from './body-draft.js'
import { placeInBody } from './body-place.js'
import { type PlacedCredentials, placeCredentials } from './credential.js'
import { addFault, type TriggerParts } from './fault.js'
import type { TriggerDraft, TriggerPlan } from './model.js'
import { formatCookiePairs, formatHeaderValue } from './parameter-style.js'
import { chooseParameters } from './parameters.js'
import { buildUrl, listPathValues, listQueryValues } from './request-url.js'

/**
 * The request that makes the API owe its callbacks, or the reason why there is none. Everything
 * required is in it; the user's values win over documented examples, and these over values made
 * from schemas. The same plan gives the same request. Never throws on what the document says.
 */
export async function buildTrigger(given: TriggerPlan): Promise<TriggerDraft> {
  const plan = placeInBody(given)
  const chosen = await chooseParts(plan)
  return chosen.ok ? composeTrigger(plan, chosen.parts, chosen.fault) : chosen
}

export type PartsChoice =
  | { readonly ok: true; readonly parts: TriggerParts; readonly fault?: string }
  | { readonly ok: false; readonly because: string }

/** `plan` is placed in its body. */
export async function chooseParts(plan: TriggerPlan): Promise<PartsChoice> {
  const chosen = await chooseParameters(plan)
  if (!chosen.ok) return chosen
  const drafted = await draftBody(plan)
  if (!drafted.ok) return drafted
  const parts: TriggerParts = { parameters: chosen.parameters, body: drafted.body }
  return plan.kind === 'invalid' ? addFault(parts, plan) : { ok: true, parts }
}

export function composeTrigger(
  plan: TriggerPlan,
  parts: TriggerParts,
  fault: string | undefined,
): TriggerDraft {
  const { operation, serverUrl } = plan
  const placed = placeCredentials(operation.security, plan.credentials)
  const url = buildUrl(serverUrl, operation.path, parts.parameters, placed.query)
  const composed = composeRequest(plan, { ...parts, url, placed })
  return fault === undefined ? composed : { ...composed, fault }
}

/** What a request is put together from. */
interface RequestParts extends TriggerParts {
  readonly url: string
  readonly placed: PlacedCredentials
}

/** The request and how expressions see it. */
export function composeRequest(
  plan: TriggerPlan,
  parts: RequestParts,
): Extract<TriggerDraft, { ok: true }> {
  const { url, placed } = parts
  const { method } = plan.operation
  const body = writeDraft(parts.body, plan.nonce)
  const headers = listHeaders(plan, parts, placed, body)
  const query = listQueryValues(url)
  const path = listPathValues(parts.parameters)
  return assembleDraft({ url, method, headers, query, path }, body, placed.secretHeaders)
}

/** A request as it is sent, and as expressions see it. */
export function assembleDraft(
  seen: Omit<ExpressionContext['request'], 'body'>,
  body: WrittenBody | undefined,
  secretHeaders: readonly string[],
): Extract<TriggerDraft, { ok: true }> {
  const { url, method, headers } = seen
  return {
    ok: true,
    request: { method, url, headers, body: body?.bytes ?? NO_BYTES },
    context: body?.seen === undefined ? seen : { ...seen, body: body.seen },
    secretHeaders,
  }
}

const NO_BYTES = new Uint8Array()

export function writeDraft(body: BodyDraft, nonce: string): WrittenBody | undefined {
  if (body.kind === 'none') return undefined
  if (body.kind === 'bytes') return body
  return writeBody(body.form, body.contentType, body.value, nonce, body.layout)
}

/** Later ones replace earlier ones of the same name; the user's come last, repeats included. */
export function listHeaders(
  { values }: TriggerPlan,
  { parameters }: TriggerParts,
  placed: PlacedCredentials,
  body: WrittenBody | undefined,
): readonly HeaderPair[] {
  const cookies = parameters.filter((parameter) => parameter.in === 'cookie')
  const cookie = [...cookies.flatMap(formatCookiePairs), ...placed.cookies].join('; ')
  const made: HeaderPair[] = [
    ...(body === undefined ? [] : [['content-type', body.contentType] as const]),
    ['accept', 'application/json, */*;q=0.5'],
    ['user-agent', 'ringback'],
    ...parameters
      .filter((parameter) => parameter.in === 'header')
      .map((parameter): HeaderPair => [parameter.name, formatHeaderValue(parameter)]),
    ...(cookie === '' ? [] : [['cookie', cookie] as const]),
    ...placed.headers,
  ]
  const byName = new Map(made.map((pair) => [pair[0].toLowerCase(), pair]))
  for (const [name] of values.headers) byName.delete(name.toLowerCase())
  return [...byName.values(), ...values.headers]
}
