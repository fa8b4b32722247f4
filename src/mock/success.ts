import { findResponse } from '../check/answer.js'
import type { Contract, ResponseContract, TriggerOperation } from '../contract/model.js'
import { encodePercent } from '../sample/percent.js'
import { findHeader } from '../transport/headers.js'
import type { HeaderPair, HttpResponse } from '../transport/model.js'
import type { AnswerHeaders } from './answer-headers.js'
import { isWritable, negotiate } from './answer-medium.js'
import { type AnswerStatuses, BODILESS, type ChosenResponse } from './answer-status.js'
import type { AnswerValues } from './answer-value.js'
import type { AnswerWriter } from './answer-writer.js'
import type { Call } from './call.js'
import { chooseExample } from './example-choice.js'
import type { KeptAnswer, Visit } from './keeper-model.js'
import type { Preference } from './preference.js'

/** An answer to a request that conforms. */
export type Success =
  | {
      readonly ok: true
      readonly response: HttpResponse
      /** The body as callback expressions see it. */
      readonly seen?: unknown
      readonly because: string
    }
  /** The client asks for something that the document does not have, or that cannot be made. */
  | { readonly ok: false; readonly status: 404 | 406 | 500; readonly because: string }

export interface SuccessTools {
  readonly contract: Contract
  readonly values: AnswerValues
  readonly headers: AnswerHeaders
  readonly write: AnswerWriter
  readonly statuses: AnswerStatuses
  /** Whether values are made anew where the client does not say. */
  readonly isDynamic: boolean
}

const NO_BODY = new Uint8Array()

/** What the document promises to a request that conforms. */
export async function answerSuccess(
  { responses }: TriggerOperation,
  call: Call,
  visit: Visit,
  preference: Preference,
  tools: SuccessTools,
): Promise<Success> {
  const chosen = chooseResponse(responses, visit.preferred, preference.code, tools)
  if (chosen === undefined) {
    const response = { status: 204, headers: [], body: NO_BODY }
    return preference.code === undefined
      ? { ok: true, response, because: 'the request conforms: no success is documented' }
      : refuseWish(`the document has no response ${preference.code} here, but Prefer asks for it`)
  }
  const { response, status } = chosen
  const fixed = await tools.headers.get(response)
  const finish = (
    body: ReturnType<AnswerWriter> | undefined,
    id: string | undefined,
    what: string,
  ): Success => {
    const located = locate(fixed, call, id)
    const headers: readonly HeaderPair[] =
      body === undefined ? located : [['content-type', body.contentType], ...located]
    return {
      ok: true,
      response: { status, headers, body: body?.bytes ?? NO_BODY },
      seen: body?.seen,
      because: `the request conforms: ${what}`,
    }
  }
  if (BODILESS.has(status) || !isWritable(response.content)) {
    const { createdId } = visit.answer(undefined, undefined, status)
    return finish(undefined, createdId, `${status} without body`)
  }
  const medium = negotiate(response.content, findHeader(call.request.headers, 'accept'))
  if (medium === undefined) {
    const types = response.content.map(({ type }) => type).join(', ')
    return { ok: false, status: 406, because: `the client accepts none of ${types}` }
  }
  if (preference.example !== undefined) {
    const example = chooseExample(medium.medium, preference.example)
    if (!example.ok) return refuseWish(example.because)
    const body = tools.write(medium, example.value)
    return finish(body, undefined, `example ${preference.example} of ${response.status}`)
  }
  const isDynamic = preference.dynamic ?? tools.isDynamic
  const sample = await (isDynamic ? tools.values.generate(medium) : tools.values.get(medium))
  if (!sample.ok) {
    const because = `no body could be made for the answer ${response.status}: ${sample.because}`
    return { ok: false, status: 500, because }
  }
  // A failure that was asked for says nothing about the request.
  const isAbout = medium.form === 'json' && status < 400
  const kept: KeptAnswer = isAbout ? visit.answer(sample.value, medium.medium, status) : sample
  const body = tools.write(medium, kept.value)
  return finish(body, kept.createdId, `${sample.origin} of ${response.status}`)
}

function chooseResponse(
  responses: readonly ResponseContract[],
  preferred: readonly number[],
  code: number | undefined,
  { statuses }: Pick<SuccessTools, 'statuses'>,
): ChosenResponse | undefined {
  if (code === undefined) return statuses.choose(responses, preferred)
  const response = findResponse(responses, code)
  return response === undefined ? undefined : { response, status: code }
}

function refuseWish(because: string): Success {
  return { ok: false, status: 404, because }
}

/** The address of what was created in the header that is for it (RFC 9110, section 10.2.2). */
function locate(
  headers: readonly HeaderPair[],
  { url }: Call,
  id: string | undefined,
): readonly HeaderPair[] {
  if (id === undefined) return headers
  const collection = url.replace(/\?.*$/s, '').replace(/\/$/, '')
  return headers.map(([name, value]) =>
    name.toLowerCase() === 'location'
      ? [name, `${collection}/${encodePercent(id)}`]
      : [name, value],
  )
}
