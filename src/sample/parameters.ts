import type { Parameter } from '../contract/model.js'
import { listIdentities } from './identity.js'
import { recall } from './memory.js'
import type { TriggerPlan } from './model.js'
import type { StyledParameter } from './parameter-style.js'
import { findSchemaAt } from './suiting-schema.js'
import { sampleValue } from './value.js'
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
    const { name, in: place, style, explode, allowReserved, mediaType } = parameter
    const { value, isDroppable } = choice
    const isContent = mediaType !== undefined && typeof value !== 'string'
    const written = isContent ? JSON.stringify(value) : value
    chosen.push({ name, in: place, style, explode, allowReserved, value: written, isDroppable })
  }
  return { ok: true, parameters: chosen }
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
  if (!isIdentity && !parameter.required && parameter.examples.length === 0) return 'omitted'
  const isDroppable = !isIdentity && parameter.required && DROPPABLE.has(parameter.in)
  return sampleParameter(parameter, isDroppable, plan)
}

function refuseOmission({ in: place, name }: Parameter): Choice {
  const because = `the callback URL cannot be left out: the ${place} parameter ${name} is required`
  return { ok: false, because }
}

function markParameter({ name, schema }: Parameter, plan: TriggerPlan): readonly unknown[] {
  if (schema === undefined) return listIdentities({}, name, plan)
  const bundle = plan.contract.schemas.bundle(schema, 'request').schema
  const found = findSchemaAt(bundle, undefined, [])
  return found === undefined ? [] : listIdentities(found, name, plan)
}

async function sampleParameter(
  parameter: Parameter,
  isDroppable: boolean,
  plan: TriggerPlan,
): Promise<Choice> {
  const { examples, name, schema } = parameter
  const [example = name] = examples
  if (schema === undefined) return { ok: true, value: example, isDroppable }
  const { schemas } = plan.contract
  const sample = await recall(plan.memory, keyOf(parameter.in, name), () =>
    sampleValue(schemas, schema, 'request', { seed: plan.seed, examples, name }),
  )
  if (sample.ok) return { ok: true, value: sample.value, isDroppable }
  // An example that breaks its schema is still what the document shows.
  if (examples.length > 0) return { ok: true, value: example, isDroppable }
  const because = `no value for the ${parameter.in} parameter ${name}: ${sample.because}`
  return { ok: false, because }
}
