import { parseJson } from '../schema/json.js'
import type { HttpRequest } from '../transport/model.js'
import type { Driver } from '../transport/send.js'
import { cutExcerpt, type StepOutcome } from './step-outcome.js'

export interface RequestTools {
  readonly driver: Driver
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** What is expected where a step does not say. */
const SUCCESS = '2xx'

/** Sends the request of a step and holds its answer to the status that is expected. */
export async function sendStep(
  request: HttpRequest,
  expect: number | string = SUCCESS,
  { driver, timeoutMs, signal }: RequestTools,
): Promise<StepOutcome> {
  const { response, failure } = await driver.send(request, {
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
  })
  const expected = `status ${expect}`
  if (response === undefined)
    return { failure: { expected, arrived: failure?.message ?? 'nothing' } }
  const { status, body } = response
  const parsed = parseJson(body)
  const answer = parsed.ok ? { answer: parsed.value } : {}
  if (isExpected(status, expect)) return { status, ...answer }
  const excerpt = cutExcerpt(new TextDecoder().decode(body))
  const arrived = excerpt === '' ? `status ${status}` : `status ${status}: ${excerpt}`
  return { status, failure: { expected, arrived }, ...answer }
}

function isExpected(status: number, expect: number | string): boolean {
  const range = /^(\d)xx$/i.exec(String(expect))?.[1]
  return range === undefined ? String(status) === String(expect) : String(status)[0] === range
}
