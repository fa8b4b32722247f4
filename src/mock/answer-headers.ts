import type { Contract, Parameter, ResponseContract } from '../contract/model.js'
import { formatHeaderValue } from '../sample/parameter-style.js'
import { sampleValue } from '../sample/value.js'
import type { HeaderPair } from '../transport/model.js'

/** Set by whoever sends the answer, or told by its body (OpenAPI 3.1.1, section 4.8.17.1). */
const OTHERS: ReadonlySet<string> = new Set([
  ...['content-type', 'content-length', 'content-encoding', 'transfer-encoding'],
  ...['connection', 'keep-alive', 'upgrade', 'trailer', 'date'],
])

/** The documented headers of a response, as far as values can be made for them; made once. */
export interface AnswerHeaders {
  get(response: ResponseContract): Promise<readonly HeaderPair[]>
}

export function createAnswerHeaders(contract: Contract, seed: number): AnswerHeaders {
  const known = new WeakMap<ResponseContract, Promise<readonly HeaderPair[]>>()
  return {
    get(response) {
      const making = known.get(response) ?? makeHeaders(contract, response, seed)
      known.set(response, making)
      return making
    },
  }
}

async function makeHeaders(
  contract: Contract,
  { headers }: ResponseContract,
  seed: number,
): Promise<readonly HeaderPair[]> {
  const made: HeaderPair[] = []
  for (const header of headers) {
    if (OTHERS.has(header.name.toLowerCase())) continue
    const value = await makeValue(contract, header, seed)
    const text = value === undefined ? '' : formatHeaderValue({ ...header, value })
    if (text !== '' || header.required) made.push([header.name, text])
  }
  return made
}

async function makeValue(
  { schemas }: Contract,
  { schema, examples, name, required }: Parameter,
  seed: number,
): Promise<unknown> {
  const [example] = examples
  if (schema === undefined) return example ?? (required ? name : undefined)
  const sample = await sampleValue(schemas, schema, 'response', { seed, examples, name })
  return sample.ok ? sample.value : (example ?? (required ? name : undefined))
}
