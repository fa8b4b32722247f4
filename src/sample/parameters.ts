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
}

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
    chosen.push({ ...styleValue(parameter, choice.value), isDroppable: choice.isDroppable })
  }
  return { ok: true, parameters: chosen }
}

function styleValue(parameter: Parameter, value: unknown): StyledParameter {
  const { name, in: place, style, explode, allowReserved, mediaType } = parameter
  const isContent = mediaType !== undefined && typeof value !== 'string'
  const written = isContent ? JSON.stringify(value) : value
  return { name, in: place, style, explode, allowReserved, value: written }
}

type Choice =
  | 'omitted'
  | { readonly ok: true; readonly value: unknown; readonly isDroppable: boolean }
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
  if (isSlot) return { ok: true, value: plan.callbackUrl, isDroppable: false }
  const name = parameter.name.toLowerCase()
  if (parameter.in === 'header' && IGNORED_HEADERS.has(name)) return 'omitted'
  const isIdentity = isNamed(plan.identities)
  const [mark] = isIdentity ? markParameter(parameter, plan) : []
  if (mark !== undefined) return { ok: true, value: mark, isDroppable: false }
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

function markParameter({ name, schema }: Parameter, plan: TriggerPlan): readonly unknown[] {
  const { contract, role = 'request' } = plan
  if (schema === undefined) return listIdentities({}, name, plan)
  const bundle = contract.schemas.bundle(schema, role).schema
  const found = findSchemaAt(bundle, undefined, [])
  return found === undefined ? [] : listIdentities(found, name, plan)
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
