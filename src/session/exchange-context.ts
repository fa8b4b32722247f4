import { findResponse } from '../check/answer.js'
import { DECODED_LIMIT_BYTES } from '../check/media.js'
import { findMedia } from '../check/media-choice.js'
import { readMultipart } from '../check/multipart.js'
import type { Contract } from '../contract/model.js'
import type { Trigger } from '../delivery/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { parseJson } from '../schema/json.js'
import { decodeBody } from '../transport/body.js'
import { findHeader, parseMediaType } from '../transport/headers.js'
import type { HttpResponse } from '../transport/model.js'

/** A trigger and its answer as runtime expressions see them; undefined until there is an answer. */
export function readExchange(trigger: Trigger, contract: Contract): ExpressionContext | undefined {
  const { context, exchange } = trigger
  const response = exchange?.response
  if (context === undefined || response === undefined) return undefined
  const { status, headers } = response
  const body = readBody(response, trigger, contract)
  return {
    request: context,
    response: { status, headers, ...(body === undefined ? {} : { body }) },
  }
}

/** JSON, whatever its type says; of multipart bodies the members of the JSON part, and the parts. */
function readBody(response: HttpResponse, trigger: Trigger, contract: Contract): unknown {
  const header = findHeader(response.headers, 'content-type') ?? ''
  const decoded = decodeBody(response.body, response.headers, DECODED_LIMIT_BYTES)
  const bytes = decoded.ok ? decoded.bytes : response.body
  const actual = parseMediaType(header)
  if (actual?.type === 'multipart') {
    const documented = findResponse(trigger.operation.responses, response.status)
    const media = findMedia(documented?.content ?? [], actual)
    return media && readMultipart(bytes, actual, media, 'response', contract.schemas)
  }
  const parsed = parseJson(bytes)
  return parsed.ok ? parsed.value : undefined
}
