import type { Contract, LinkContract, ParameterPlace, TriggerOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { evaluateTemplate } from '../expression/template.js'
import { writeBody } from './body-bytes.js'
import { chooseMedium, PLAIN_JSON } from './body-form.js'
import type { Credentials, TriggerDraft, UserValues } from './model.js'
import { buildTrigger } from './request.js'

/** Of UserValues, what a link gives. */
type LinkedValues = Pick<UserValues, 'parameters' | 'body'>

export interface LinkPlan {
  readonly contract: Contract
  readonly link: LinkContract
  /** Where it leads. */
  readonly operation: TriggerOperation
  /** The request and answer that it belongs to. */
  readonly context: ExpressionContext
  readonly serverUrl: string
  readonly headers: UserValues['headers']
  readonly credentials: Credentials
  readonly seed: number
  /** `[a-z0-9]`, at least 8 characters. */
  readonly nonce: string
}

/**
 * The request that a link describes (OpenAPI 3.1.1, section 4.8.20): parameters and body as it
 * says; what the operation requires besides is made from its schemas. Or why there is none.
 */
export async function buildLinkedRequest(plan: LinkPlan): Promise<TriggerDraft> {
  const { contract, link, operation, context, serverUrl, headers, credentials, seed, nonce } = plan
  const parameters = new Map<string, string>()
  for (const [name, template] of link.parameters) {
    const key = locateParameter(name, operation)
    if (key === undefined) return no(`the link's parameter ${name} is none of ${operation.id}`)
    const found = evaluateTemplate(template, context)
    if (!found.ok) return no(`the link's parameter ${name}: ${found.because}`)
    const { value } = found
    if (!isPlain(value)) return no(`the link's parameter ${name} is no text, number or boolean`)
    parameters.set(key, String(value))
  }
  const values: LinkedValues = { parameters }
  const body = evaluateTemplate(link.body, context)
  if (!body.ok) return no(`the link's requestBody: ${body.because}`)
  const given = body.value === undefined ? {} : { body: giveBody(body.value, operation, nonce) }
  return buildTrigger({
    ...{ contract, operation, serverUrl, seed, nonce, credentials, ordinal: 1 },
    kind: 'valid',
    callbackUrl: '',
    slots: [],
    identities: [],
    values: { ...values, ...given, members: new Map(), headers },
  })
}

const PLACES: readonly ParameterPlace[] = ['path', 'query', 'header', 'cookie']

/** `id`, or with the place before it: `path.id`. As `--set` has it: `path:id`. */
function locateParameter(name: string, operation: TriggerOperation): string | undefined {
  const place = PLACES.find((one) => name.startsWith(`${one}.`))
  const declared = operation.parameters.find((one) => one.name === name)
  if (declared !== undefined) return `${declared.in}:${name}`
  if (place !== undefined) return `${place}:${name.slice(place.length + 1)}`
  return operation.path.includes(`{${name}}`) ? `path:${name}` : undefined
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function giveBody(value: unknown, { body }: TriggerOperation, nonce: string) {
  const medium = chooseMedium(body?.content ?? []) ?? PLAIN_JSON
  const { bytes, contentType } = writeBody(medium.form, medium.contentType, value, nonce)
  return { bytes, contentType }
}

function no(because: string): TriggerDraft {
  return { ok: false, because }
}
