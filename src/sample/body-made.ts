import { formatPointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { type BodyChoice, type BodyFrame, finishValue, frameBody, NO_BODY } from './body-draft.js'
import type { WritableMedium } from './body-form.js'
import { type BodyFaults, listNewFaults } from './body-judge.js'
import { placeKnown } from './body-known.js'
import { hasRootPart } from './body-layout.js'
import { type BodyMarker, createBodyMarker } from './body-mark.js'
import { listPointers } from './body-url.js'
import { readList } from './keyword.js'
import { recall } from './memory.js'
import type { Sample, TriggerPlan } from './model.js'
import { findSchemaAt } from './suiting-schema.js'
import { sampleNearest, sampleValue } from './value.js'

/**
 * A body from documented examples, or from the schema where the callback URL has no room in them.
 * A callback URL that breaks its own schema (https only, say) is sent: the API decides.
 */
export async function makeBody(plan: TriggerPlan, writable: WritableMedium): Promise<BodyChoice> {
  const frame = frameBody(plan, writable)
  const documented = writable.medium?.examples ?? []
  const sources = documented.length > 0 ? [documented, []] : [[]]
  const starts: BodyStart[] = []
  let filled: FilledValue | undefined
  for (const examples of sources) {
    const started = await recall(plan.memory, `body ${examples.length}`, () =>
      startValue(plan, writable, examples, frame),
    )
    if (!started.ok && filled === undefined) return started
    if (!started.ok) break
    starts.push(prepareStart(started.value, plan, frame))
    filled = fillBest(starts, plan, frame)
    if (filled.isSound) break
  }
  if (filled === undefined) return NO_BODY
  if (!filled.sample.ok) return filled.sample
  // What was not needed to begin with here may be needed for another trigger.
  const isEnough = !filled.isSound || starts.length === sources.length
  const refill = (own: TriggerPlan) => {
    const { sample, isSound } = fillBest(starts, own, frame)
    return sample.ok && (isSound || isEnough) ? sample.value : undefined
  }
  return { ok: true, body: { ...frame, value: filled.sample.value, refill } }
}

/** What a body begins with, nothing of a trigger in it yet. */
interface BodyStart {
  readonly faults: BodyFaults
  readonly mark: BodyMarker
}

function prepareStart(value: unknown, plan: TriggerPlan, frame: BodyFrame): BodyStart {
  const faults = frame.judge(value)
  return { faults, mark: createBodyMarker({ value, faults }, plan, frame) }
}

interface FilledValue {
  readonly sample: Sample
  /** Whether nothing but the callback URL itself is against the schema. */
  readonly isSound: boolean
}

/** The first start that takes everything that belongs into it, else the first that is no refusal. */
function fillBest(starts: readonly BodyStart[], plan: TriggerPlan, frame: BodyFrame): FilledValue {
  let best: FilledValue | undefined
  for (const start of starts) {
    const filled = fillValue(start, plan, frame)
    if (filled.isSound) return filled
    if (best === undefined || (filled.sample.ok && !best.sample.ok)) best = filled
  }
  return best ?? { sample: { ok: true, value: undefined }, isSound: false }
}

function fillValue({ faults, mark }: BodyStart, plan: TriggerPlan, frame: BodyFrame): FilledValue {
  const marked = mark(plan)
  const sample = finishValue(placeKnown(marked.value, plan, frame), plan, frame.judge)
  if (!sample.ok) return { sample, isSound: false }
  const found = sample.value === marked.value ? marked.faults : frame.judge(sample.value)
  const isSound = listNewFaults(faults, found).every((issue) => isUrlFault(plan, issue))
  return { sample, isSound }
}

/** Whether only the callback URL itself is at fault, and not that it is there. */
function isUrlFault(
  plan: TriggerPlan,
  { keyword, pointer }: { readonly keyword: string; readonly pointer: string },
): boolean {
  return !keyword.endsWith('Properties') && listPointers(plan.slots).includes(pointer)
}

async function startValue(
  plan: TriggerPlan,
  { form, contentType, medium }: WritableMedium,
  examples: readonly unknown[],
  { schema, layout }: BodyFrame,
): Promise<Sample> {
  const [example = form === 'text' ? 'text' : {}] = examples
  if (medium?.schema === undefined) return { ok: true, value: example }
  const wanted = listPointers([...plan.slots, ...plan.identities])
  // The root of a body of parts is there, whether or not the schema requires it.
  const { jsonPart } = layout
  const isLed = jsonPart !== undefined && hasRootPart(contentType)
  const root = isLed ? [formatPointer([jsonPart])] : []
  const { contract, role = 'request', seed } = plan
  const options = { seed, examples, wanted: [...wanted, ...root] }
  const sample = await sampleValue(contract.schemas, medium.schema, role, options)
  if (sample.ok) return sample
  // An example that breaks its schema is still what the document shows.
  const [shown] = [...examples, ...listSchemaExamples(schema)]
  if (shown !== undefined) return { ok: true, value: shown }
  const nearest = sampleNearest(contract.schemas, medium.schema, role, options)
  if (nearest.ok) return nearest
  return { ok: false, because: `no body could be made: ${sample.because}` }
}

function listSchemaExamples(schema: JsonSchema): readonly unknown[] {
  const found = findSchemaAt(schema, undefined, [])
  return found === undefined ? [] : readList(found, 'examples')
}
