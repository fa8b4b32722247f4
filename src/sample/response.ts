import type { Contract, Operation, ResponseContract } from '../contract/model.js'
import type { HeaderPair, HttpResponse } from '../transport/model.js'
import { writeBody } from './body-bytes.js'
import { chooseMedium } from './body-form.js'
import { formatHeaderValue } from './parameter-style.js'
import { sampleValue } from './value.js'

export interface AnswerOptions {
  /** The same seed gives the same answer. */
  readonly seed: number
}

/**
 * What our receiver answers to a callback: the documented success, 204 first, with its required
 * headers and a body that conforms; 204 where nothing is documented. A body that cannot be made
 * stays empty: the sender's judgement of it is not under test.
 */
export async function sampleAnswer(
  contract: Contract,
  callback: Operation,
  options: AnswerOptions,
): Promise<HttpResponse> {
  const response = chooseResponse(callback.responses)
  const status = response === undefined ? 204 : readStatus(response.status)
  if (response === undefined) return { status, headers: [], body: new Uint8Array() }
  const headers = await sampleHeaders(contract, response, options)
  const body = BODILESS.has(status) ? undefined : await sampleBody(contract, response, options)
  return {
    status,
    headers: body === undefined ? headers : [['content-type', body.contentType], ...headers],
    body: body?.bytes ?? new Uint8Array(),
  }
}

/** Answers of these statuses have no body (RFC 9110, sections 15.3.5 and 15.3.6). */
const BODILESS: ReadonlySet<number> = new Set([204, 205])

const PREFERRED = ['204', '200', '201', '202']

function chooseResponse(responses: readonly ResponseContract[]): ResponseContract | undefined {
  const find = (isWanted: (status: string) => boolean) =>
    responses.find(({ status }) => isWanted(status))
  const preferred = PREFERRED.map((wanted) => find((status) => status === wanted))
  return (
    preferred.find((response) => response !== undefined) ??
    find((status) => /^2\d\d$/.test(status)) ??
    find((status) => status.toUpperCase() === '2XX') ??
    find((status) => status.toLowerCase() === 'default')
  )
}

function readStatus(status: string): number {
  return /^\d{3}$/.test(status) ? Number(status) : 200
}

async function sampleBody(
  contract: Contract,
  response: ResponseContract,
  { seed }: AnswerOptions,
): Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | undefined> {
  const writable = chooseMedium(response.content)
  if (writable === undefined) return undefined
  const { form, contentType, medium } = writable
  const examples = medium?.examples ?? []
  const [example] = examples
  if (medium?.schema === undefined) {
    return example === undefined ? undefined : writeBody(form, contentType, example, NONCE)
  }
  const sample = await sampleValue(contract.schemas, medium.schema, 'callback', { seed, examples })
  const value = sample.ok ? sample.value : example
  return value === undefined ? undefined : writeBody(form, contentType, value, NONCE)
}

/** Separates the parts of a multipart answer, which nobody has to tell from another. */
const NONCE = 'answer'

async function sampleHeaders(
  contract: Contract,
  response: ResponseContract,
  { seed }: AnswerOptions,
): Promise<readonly HeaderPair[]> {
  const headers: HeaderPair[] = []
  for (const header of response.headers) {
    const { examples, name, schema } = header
    // Content-Type is described by `content` (OpenAPI 3.1.1, section 4.8.17.1).
    if (!header.required || name.toLowerCase() === 'content-type') continue
    const options = { seed, examples, name }
    const sample =
      schema === undefined
        ? undefined
        : await sampleValue(contract.schemas, schema, 'callback', options)
    const value = sample?.ok === true ? sample.value : (examples[0] ?? name)
    headers.push([name, formatHeaderValue({ ...header, value })])
  }
  return headers
}
