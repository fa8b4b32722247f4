import type { Parameter } from '../contract/model.js'
import { listIdentities } from './identity.js'
import { recall } from './memory.js'
import type { TriggerPlan } from './model.js'
import { listKnownValues } from './parameter-known.js'
import type { StyledParameter } from './parameter-style.js'
import { leavesTrace } from './parameter-trace.js'
import { findSchemaAt } from './suiting-schema.js'
import { samplePlain, sampleValue } from './value.js'
import { keyOf, listWanted, readGiven } from './wanted-parameter.js'

/** A parameter of the trigger with its value. */
export interface ChosenParameter extends StyledParameter {
  /** Whether the document wants it, and nothing else does: it may be left out to make a fault. */
  readonly isDroppable: boolean
  /** Gives each trigger its own value; undefined where all triggers have the same. */
  readonly own: OwnValue | undefined
}

/** Undefined where what a trigger has depends on more than what is its own. */
export type OwnValue = (plan: TriggerPlan) => unknown

export type ParameterChoice =
  | { readonly ok: true; readonly parameters: readonly ChosenParameter[] }
  | { readonly ok: false; readonly because: string }

/** OpenAPI 3.1.1, section 4.8.12.1: header parameters of these names are ignored. */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** A path without its parameter is another path. */
const DROPPABLE: ReadonlySet<string> = new Set(['query', 'header'])

/**
 * Values for the parameters of a trigger: what the user gave, the callback URL in its slots, marks
 * of the trigger, else documented examples and schemas. Optional parameters without an example are
 * left out, and so is the callback URL where the plan wants none.
 */
export async function chooseParameters(plan: TriggerPlan): Promise<ParameterChoice> {
  const chosen: ChosenParameter[] = []
  for (const parameter of listWanted(plan)) {
    const choice = await chooseValue(parameter, plan)
    if (choice === 'omitted') continue
    if (!choice.ok) return choice
    const { value, isDroppable, own } = choice
    chosen.push({
      ...styleValue(parameter, value),
      isDroppable,
      own: own && ((other) => writeContent(parameter, own(other))),
    })
  }
  return { ok: true, parameters: chosen }
}

function styleValue(parameter: Parameter, value: unknown): StyledParameter {
  const { name, in: place, style, explode, allowReserved } = parameter
  return { name, in: place, style, explode, allowReserved, value: writeContent(parameter, value) }
}

function writeContent({ mediaType }: Parameter, value: unknown): unknown {
  return mediaType === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}

type Choice =
  | 'omitted'
  | {
      readonly ok: true
      readonly value: unknown
      readonly isDroppable: boolean
      readonly own?: OwnValue
    }
  | { readonly ok: false; readonly because: string }

async function chooseValue(parameter: Parameter, plan: TriggerPlan): Promise<Choice> {
  const key = keyOf(parameter.in, parameter.name)
  const isNamed = (slots: TriggerPlan['slots']) =>
    slots.some((slot) => slot.in !== 'body' && keyOf(slot.in, slot.name) === key)
  const isSlot = isNamed(plan.slots)
  if (isSlot && plan.kind === 'without-url') {
    return parameter.required ? refuseOmission(parameter) : 'omitted'
  }
  const given = readGiven(plan.values.parameters).get(key)
  if (given !== undefined) return { ok: true, value: given.text, isDroppable: false }
  if (isSlot) return giveOwn((own) => own.callbackUrl, plan)
  const name = parameter.name.toLowerCase()
  if (parameter.in === 'header' && IGNORED_HEADERS.has(name)) return 'omitted'
  if (!isNamed(plan.identities)) return chooseShared(parameter, false, plan)
  const mark = prepareMark(parameter, plan)
  if (mark?.(plan) !== undefined) return giveOwn(mark, plan)
  const choice = await chooseShared(parameter, true, plan)
  if (mark === undefined || choice === 'omitted' || !choice.ok) return choice
  // Another trigger may have a mark that fits.
  return { ...choice, own: (other) => (mark(other) === undefined ? choice.value : undefined) }
}

/** What all triggers may have. */
async function chooseShared(
  parameter: Parameter,
  isIdentity: boolean,
  plan: TriggerPlan,
): Promise<Choice> {
  const isUsable = (value: unknown) => leavesTrace(styleValue(parameter, value))
  const known = listKnownValues(parameter, plan).find(isUsable)
  if (known !== undefined) return { ok: true, value: known, isDroppable: false }
  if (!isIdentity && !parameter.required && parameter.examples.length === 0) return 'omitted'
  const isDroppable = !isIdentity && parameter.required && DROPPABLE.has(parameter.in)
  if (!parameter.required) return sampleParameter(parameter, isDroppable, plan)
  const examples = parameter.examples.filter(isUsable)
  return sampleParameter({ ...parameter, examples }, isDroppable, plan, isUsable)
}

function refuseOmission({ in: place, name }: Parameter): Choice {
  const because = `the callback URL cannot be left out: the ${place} parameter ${name} is required`
  return { ok: false, because }
}

function giveOwn(own: OwnValue, plan: TriggerPlan): Choice {
  return { ok: true, value: own(plan), isDroppable: false, own }
}

function prepareMark({ name, schema }: Parameter, plan: TriggerPlan): OwnValue | undefined {
  const { contract, role = 'request' } = plan
  const found =
    schema === undefined
      ? {}
      : findSchemaAt(contract.schemas.bundle(schema, role).schema, undefined, [])
  return found && ((own) => first(listIdentities(found, name, own)))
}

async function sampleParameter(
  parameter: Parameter,
  isDroppable: boolean,
  plan: TriggerPlan,
  isUsable?: (value: unknown) => boolean,
): Promise<Choice> {
  const { examples, name, schema } = parameter
  const [example = name] = examples
  if (schema === undefined) return { ok: true, value: example, isDroppable }
  const { contract, role = 'request', seed } = plan
  const options = { seed, examples, name, isUsable }
  const sample = await recall(plan.memory, keyOf(parameter.in, name), async () => {
    const plain = samplePlain(contract.schemas, schema, role, options)
    // Its name, where that will do, says more than something random.
    const named = { ...options, examples: [name] }
    return plain.ok ? plain : sampleValue(contract.schemas, schema, role, named)
  })
  if (sample.ok) return { ok: true, value: sample.value, isDroppable }
  // An example that breaks its schema is still what the document shows.
  if (examples.length > 0) return { ok: true, value: example, isDroppable }
  const because = `no value for the ${parameter.in} parameter ${name}: ${sample.because}`
  return { ok: false, because }
}

/** Undefined where there is none. */
function first(values: Iterable<unknown>): unknown {
  for (const value of values) return value
  return undefined
}
