import { encodePercent } from '../sample/percent.js'
import type { HeaderPair, HttpRequest } from '../transport/model.js'
import { type RequestTools, sendStep } from './step-answer.js'
import type { StepRequest } from './step-model.js'
import type { StepOutcome } from './step-outcome.js'
import { fillText, fillValue, type StepScope } from './step-value.js'

/** What every request to the API itself carries. */
export interface ApiAccess {
  readonly serverUrl: string
  readonly headers: readonly HeaderPair[]
  /** Encoded `name=value` pairs. */
  readonly query: readonly string[]
}

/** Sends the request of a step and holds its answer to the status that is expected. */
export async function performRequest(
  step: StepRequest,
  scope: StepScope,
  access: ApiAccess,
  tools: RequestTools,
): Promise<StepOutcome> {
  return sendStep(buildRequest(step, scope, access), step.expect, tools)
}

function buildRequest(step: StepRequest, scope: StepScope, access: ApiAccess): HttpRequest {
  const { method, path, url = '' } = step
  const isOfApi = path !== undefined
  const given = Object.entries(step.headers ?? {}).map(
    ([name, value]): HeaderPair => [name, fillText(value, scope)],
  )
  const { body, type } = encodeBody(step.body, scope)
  return {
    method,
    // What an API answers is no part of an address but one value in it.
    url: isOfApi
      ? addQuery(access.serverUrl + fillText(path, scope, encodePercent), access.query)
      : fillText(url, scope, encodePercent),
    headers: mergeHeaders(type, isOfApi ? access.headers : [], given),
    body,
  }
}

function addQuery(url: string, pairs: readonly string[]): string {
  if (pairs.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`
}

function encodeBody(template: unknown, scope: StepScope) {
  if (template === undefined) return { body: new Uint8Array(), type: [] }
  const isText = typeof template === 'string'
  const text = isText ? fillText(template, scope) : JSON.stringify(fillValue(template, scope))
  const type: HeaderPair = ['content-type', isText ? 'text/plain' : 'application/json']
  return { body: new TextEncoder().encode(text), type: [type] }
}

/** Of headers with one name, those of the later list. */
function mergeHeaders(...lists: readonly (readonly HeaderPair[])[]): HeaderPair[] {
  return lists.reduce<HeaderPair[]>((merged, list) => {
    const names = new Set(list.map(([name]) => name.toLowerCase()))
    return [...merged.filter(([name]) => !names.has(name.toLowerCase())), ...list]
  }, [])
}
