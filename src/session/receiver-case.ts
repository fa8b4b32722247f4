import type { CallbackOperation, Contract } from '../contract/model.js'
import type { DeliveryCase } from '../delivery/model.js'
import { chooseMedium } from '../sample/body-form.js'
import { listBodyCases } from '../sample/case-body.js'
import { giveIdentity, listIdentityPointers } from '../sample/case-identity.js'
import type { BodyCase, CaseCut, CaseSource } from '../sample/case-model.js'
import {
  listContentTypeCases,
  listMethodCases,
  listPathCases,
  type RequestCase,
} from '../sample/case-request.js'
import { listSyntaxCases } from '../sample/case-syntax.js'
import { parseJson } from '../schema/json.js'
import type { HttpRequest } from '../transport/model.js'

/** Something to try: a valid delivery, changed. */
export interface Trial {
  readonly case: DeliveryCase & Required<Pick<DeliveryCase, 'kind'>>
  readonly change: (plain: HttpRequest) => HttpRequest
}

export interface TrialList {
  readonly trials: readonly Trial[]
  readonly cut: readonly CaseCut[]
  /** What is not tried of bodies, and why. */
  readonly gap?: string
}

export interface TrialInput {
  readonly contract: Contract
  readonly callback: CallbackOperation
  /** Callbacks that go to the same URL. */
  readonly siblings: readonly CallbackOperation[]
  /** Two valid deliveries of it: what they differ in tells whose they are. */
  readonly pair: readonly [HttpRequest, HttpRequest]
  /** Members that the user has set. */
  readonly members: readonly string[]
  readonly seed: number
}

/** Everything to try on a receiver but repeats: what it has to take first, then what to refuse. */
export function listTrials(input: TrialInput): TrialList {
  const { callback, siblings, pair } = input
  const documented = callback.body?.content ?? []
  const methods = [callback, ...siblings].map(({ method }) => method)
  const types = documented.map(({ type }) => type)
  const [plain] = pair
  const bodies = listBodyTrials(input)
  const requests = [
    ...vary(plain, (request) => listContentTypeCases(request, types)),
    ...vary(plain, (request) => listMethodCases(request, methods)),
    ...vary(plain, listPathCases),
  ]
  const isTaken = ({ case: { expects } }: Trial) => expects !== 'refusal'
  const all = [...bodies.trials, ...requests]
  return { ...bodies, trials: [...all.filter(isTaken), ...all.filter((one) => !isTaken(one))] }
}

/** The same cases of whatever valid delivery is at hand. */
function vary(
  plain: HttpRequest,
  list: (request: HttpRequest) => readonly RequestCase[],
): readonly Trial[] {
  return list(plain).map(({ kind, label, expects }, index) => ({
    case: { kind, label, expects },
    change: (request) => list(request)[index]?.request ?? request,
  }))
}

function listBodyTrials(input: TrialInput): TrialList {
  const { callback, pair } = input
  const none = { trials: [], cut: [] }
  if (callback.body === undefined)
    return { ...none, gap: 'no bodies were tried: the document has none' }
  const medium = chooseMedium(callback.body.content)
  const parsed = parseJson(pair[0].body)
  if (medium?.form !== 'json' || !parsed.ok) {
    const type = medium?.contentType ?? callback.body.content.map(({ type }) => type).join(', ')
    return { ...none, gap: `no bodies were tried: ${type} is no JSON` }
  }
  const base = parsed.value
  const second = parseJson(pair[1].body)
  const identities = second.ok ? listIdentityPointers(base, second.value) : []
  const syntax = listSyntaxCases(pair[0].body, callback.body.required).map(
    ({ kind, label, expects }): Trial => ({
      case: { kind, label, expects },
      change: (request) => {
        const same = listSyntaxCases(request.body, true).find((one) => one.label === label)
        return same === undefined ? request : { ...request, body: same.bytes }
      },
    }),
  )
  const source = findSource(input, base, identities)
  if (typeof source === 'string')
    return { trials: syntax, cut: [], gap: `only broken JSON was tried: ${source}` }
  const { cases, cut } = listBodyCases(source)
  const bodies = cases.map((one) => toTrial(one, base, identities))
  const rivals = listRivals(input).length
  if (rivals <= MOST_RIVALS) return { trials: [...bodies, ...syntax], cut }
  const gap = `it may take bodies with a fault, which may be of one of ${rivals} callbacks at its URL`
  return { trials: [...bodies.map(allowAnything), ...syntax], cut, gap }
}

/** Whose schemas are read: those of hundreds of webhooks take minutes. */
const MOST_RIVALS = 12

/** Which callback a body is of, the receiver has to find out by its schema. */
function listRivals({ callback, siblings }: TrialInput): readonly CallbackOperation[] {
  return siblings.filter(({ method }) => method === callback.method)
}

/** Nobody knows whether a wrong body is that of another callback. */
function allowAnything(trial: Trial): Trial {
  const { expects } = trial.case
  return expects === 'refusal' ? { ...trial, case: { ...trial.case, expects: 'anything' } } : trial
}

function toTrial(one: BodyCase, base: unknown, identities: readonly string[]): Trial {
  const { kind, label, expects, about, value } = one
  return {
    case: { kind, label, expects, ...(about === undefined ? {} : { about }) },
    change: (request) => {
      const plain = parseJson(request.body)
      const given = plain.ok ? giveIdentity(value, base, plain.value, identities) : value
      return { ...request, body: Buffer.from(JSON.stringify(given)) }
    },
  }
}

/** What bodies are made of; a text says why there is nothing. */
function findSource(
  input: TrialInput,
  base: unknown,
  identities: readonly string[],
): CaseSource | string {
  const { contract, callback, members, seed } = input
  const rivals = listRivals(input)
  const isCrowded = rivals.length > MOST_RIVALS
  const medium = chooseMedium(callback.body?.content ?? [])?.medium
  if (medium?.schema === undefined) return 'its body has no schema'
  const compilation = contract.schemas.compile(medium.schema, 'callback')
  if (!compilation.ok) return `its schema cannot be used: ${compilation.because}`
  const { check } = compilation
  if (check(base).some((issue) => !issue.lenient))
    return 'the body that was given breaks its schema'
  return {
    schema: contract.schemas.bundle(medium.schema, 'callback').schema,
    check,
    others: isCrowded ? [] : rivals.flatMap((sibling) => findCheck(sibling, contract)),
    examples: medium.examples,
    base,
    kept: [...members, ...identities],
    seed,
  }
}

function findCheck(
  { body }: CallbackOperation,
  { schemas }: Contract,
): readonly CaseSource['check'][] {
  const schema = chooseMedium(body?.content ?? [])?.medium?.schema
  if (schema === undefined) return []
  return [
    (value) => {
      const compilation = schemas.compile(schema, 'callback')
      return compilation.ok ? compilation.check(value) : []
    },
  ]
}
