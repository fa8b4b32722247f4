import { findResponse } from '../check/answer.js'
import type { Contract, ResponseContract, TriggerOperation } from '../contract/model.js'
import { cutText } from '../schema/display.js'
import { findHeader } from '../transport/headers.js'
import type { HeaderPair, HttpResponse } from '../transport/model.js'
import { writeAnswerBody } from './answer-body.js'
import type { AnswerHeaders } from './answer-headers.js'
import { negotiate } from './answer-medium.js'
import { readRules } from './answer-rules.js'
import type { AnswerValues } from './answer-value.js'
import type { Call } from './call.js'
import { fillReasons, type Reasons } from './fill-reasons.js'
import { answerProblem } from './problem.js'
import { showViolation, type Violation } from './violation.js'

export interface Refusal {
  /** Statuses that say it, best first: the first that is documented is answered. */
  readonly statuses: readonly [number, ...number[]]
  /** One sentence. */
  readonly detail: string
  readonly violations?: readonly Violation[]
  readonly headers?: readonly HeaderPair[]
}

export interface RefusalTools {
  readonly contract: Contract
  readonly values: AnswerValues
  readonly headers: AnswerHeaders
}

/**
 * The documented answer to a request that is not taken, its body made by its schema with the reasons
 * in it; a problem (RFC 9457) where none is documented. The reasons stand in a header as well.
 */
export async function refuse(
  operation: TriggerOperation,
  call: Call,
  refusal: Refusal,
  tools: RefusalTools,
): Promise<HttpResponse> {
  const { status, documented } = chooseRefusal(operation.responses, refusal.statuses)
  const { detail, violations = [], headers = [] } = refusal
  const own = [...headers, ...writeViolations(violations)]
  const reasons = { status, detail, violations }
  const made =
    documented === undefined ? undefined : await makeBody(documented, call, reasons, tools)
  if (documented === undefined || made === undefined) {
    return answerProblem({ ...refusal, status, headers: own })
  }
  const others = await tools.headers.get(documented)
  const names = new Set(own.map(([name]) => name))
  return {
    status,
    headers: [
      ['content-type', made.contentType],
      ...others.filter(([name]) => !names.has(name.toLowerCase())),
      ...own,
    ],
    body: made.bytes,
  }
}

function chooseRefusal(
  responses: readonly ResponseContract[],
  statuses: Refusal['statuses'],
): { readonly status: number; readonly documented: ResponseContract | undefined } {
  for (const status of statuses) {
    const documented = responses.find((one) => one.status === String(status))
    if (documented !== undefined) return { status, documented }
  }
  const [status] = statuses
  return { status, documented: findResponse(responses, status) }
}

/** Undefined where the response documents no body, or none that can be made. */
async function makeBody(
  { content }: ResponseContract,
  call: Call,
  reasons: Reasons,
  { contract, values }: RefusalTools,
) {
  const accept = findHeader(call.request.headers, 'accept')
  // Who refuses a request does not refuse to say why.
  const chosen = negotiate(content, accept) ?? negotiate(content, undefined)
  if (chosen === undefined || chosen.form === 'raw') return undefined
  const sample = await values.get(chosen)
  if (!sample.ok) return undefined
  const rules = readRules(chosen.medium, contract.schemas)
  const value = fillReasons(sample.value, reasons, rules)
  return writeAnswerBody(chosen, value, contract.schemas)
}

/** Headers are limited: these are the ones that tell most. */
const MOST_IN_HEADER = 10
const LONGEST_MESSAGE = 300

/** As JSON in ASCII, which is all that a header can hold. */
function writeViolations(violations: readonly Violation[]): readonly HeaderPair[] {
  if (violations.length === 0) return []
  const shown = violations.slice(0, MOST_IN_HEADER).map((violation) => {
    const { message, ...place } = showViolation(violation)
    return { ...place, message: cutText(message, LONGEST_MESSAGE) }
  })
  const text = JSON.stringify(shown).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return [['ringback-violations', text]]
}
