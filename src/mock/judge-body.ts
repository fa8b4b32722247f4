import { judgeMedia } from '../check/media.js'
import type { MediaFault } from '../check/media-fault.js'
import type { BodyContract, Contract } from '../contract/model.js'
import { formatPointer } from '../expression/pointer.js'
import type { ParsedJson } from '../schema/json.js'
import { findHeader } from '../transport/headers.js'
import type { HttpRequest } from '../transport/model.js'
import type { Violation } from './violation.js'

/**
 * What is wrong with the body of a request; `json` is what it was parsed to. Undocumented bodies are
 * let pass.
 */
export function judgeBody(
  request: HttpRequest,
  body: BodyContract | undefined,
  { schemas }: Contract,
  json: ParsedJson | undefined,
): readonly Violation[] {
  if (body === undefined || body.content.length === 0) return NONE
  if (request.body.length === 0 && !isForm(request)) {
    if (!body.required) return []
    const types = body.content.map(({ type }) => type).join(' or ')
    const message = `a body (${types}) is required, but there is none`
    return [{ kind: 'missing', in: 'body', pointer: '', message, keyword: 'required' }]
  }
  const { headers, body: bytes } = request
  const faults = judgeMedia({ headers, body: bytes, json }, body.content, 'request', schemas)
  return faults.length === 0 ? NONE : faults.flatMap(describeFault)
}

const NONE: readonly Violation[] = []

/** A form without members is written as nothing. */
function isForm({ headers }: HttpRequest): boolean {
  const type = findHeader(headers, 'content-type') ?? ''
  return /^application\/x-www-form-urlencoded\b/i.test(type)
}

function describeFault(fault: MediaFault): readonly Violation[] {
  const place = { in: 'body', pointer: '' } as const
  switch (fault.kind) {
    case 'content-type': {
      const message = `${fault.message}: expected ${fault.expected}, but got ${fault.arrived}`
      return [{ kind: 'content-type', ...place, message, keyword: 'content' }]
    }
    case 'syntax': {
      const at = fault.at === undefined ? '' : ` (${fault.at})`
      const message = `the body cannot be parsed: ${fault.message}${at}`
      return [{ kind: 'syntax', ...place, message, keyword: 'syntax' }]
    }
    case 'schema': {
      const { missing, message, keyword, lenient } = fault.issue
      if (lenient) return []
      const pointer = fault.issue.pointer + (missing === undefined ? '' : formatPointer([missing]))
      return [{ kind: 'schema', in: 'body', pointer, message: `${fault.at}: ${message}`, keyword }]
    }
    case 'unjudged':
      return []
  }
}
