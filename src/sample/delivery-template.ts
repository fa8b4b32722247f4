import { writeBody } from './body-bytes.js'
import type { BodyDraft } from './body-draft.js'
import { prepareKnown } from './body-known.js'
import type { TriggerDraft, TriggerPlan } from './model.js'
import { composeRequest } from './request.js'
import { addQuery, listQueryValues } from './request-url.js'

/** What one delivery has of its own. */
export interface DueDelivery {
  /** Absolute. */
  readonly url: string
  readonly known: ReadonlyMap<string, unknown>
}

/** Deliveries of one callback that differ in their URL and in members of a JSON body alone. */
export type DeliveryTemplate = (due: DueDelivery) => Extract<TriggerDraft, { ok: true }>

interface TemplateParts {
  readonly placed: Parameters<typeof composeRequest>[1]['placed']
  /** Made without known values. */
  readonly body: Extract<BodyDraft, { kind: 'none' | 'value' }>
}

/** `plan` asks for no parameters, and its body is JSON or none. */
export function createDeliveryTemplate(plan: TriggerPlan, parts: TemplateParts): DeliveryTemplate {
  const { placed, body } = parts
  const plain = composeRequest(plan, { url: '', placed, parameters: [], body })
  const { method, headers } = plain.request
  const { path } = plain.context
  const own = { bytes: plain.request.body, seen: plain.context.body }
  const fill = body.kind === 'value' ? createBodyFiller(body, own) : () => own
  return ({ url: given, known }) => {
    const url = addQuery(withoutFragment(given), [], placed.query)
    const { bytes, seen } = fill(known)
    return {
      ok: true,
      request: { method, url, headers, body: bytes },
      secretHeaders: placed.secretHeaders,
      // Only callbacks within callbacks ask for it.
      get context() {
        const request = { url, method, headers, query: listQueryValues(url), path }
        return seen === undefined ? request : { ...request, body: seen }
      },
    }
  }
}

interface FilledBody {
  readonly bytes: Uint8Array
  readonly seen?: unknown
}

/** What no known value goes into is written once. */
function createBodyFiller(
  body: Extract<BodyDraft, { kind: 'value' }>,
  own: FilledBody,
): (known: DueDelivery['known']) => FilledBody {
  const { form, contentType, value: plain, layout } = body
  const place = prepareKnown(plain, body)
  return (known) => {
    const value = place(known)
    return value === plain ? own : writeBody(form, contentType, value, '', layout)
  }
}

export function withoutFragment(url: string): string {
  const mark = url.indexOf('#')
  return mark < 0 ? url : url.slice(0, mark)
}
