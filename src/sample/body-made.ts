import { formatPointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { type BodyChoice, type BodyFrame, finishBody, frameBody, NO_BODY } from './body-draft.js'
import type { WritableMedium } from './body-form.js'
import { listNewFaults } from './body-judge.js'
import { placeKnown } from './body-known.js'
import { hasRootPart } from './body-layout.js'
import { markBody } from './body-mark.js'
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
  let fallback: BodyChoice | undefined
  for (const examples of documented.length > 0 ? [documented, []] : [[]]) {
    const started = await recall(plan.memory, `body ${examples.length}`, () =>
      startValue(plan, writable, examples, frame),
    )
    if (!started.ok) return fallback ?? started
    const marked = markBody(started.value, plan, frame.schema, frame.judge)
    const choice = finishBody(placeKnown(marked, plan, frame), plan, frame)
    if (!choice.ok || choice.body.kind !== 'value') {
      fallback ??= choice
      continue
    }
    const faults = listNewFaults(frame.judge(started.value), frame.judge(choice.body.value))
    if (faults.every((issue) => isUrlFault(plan, issue))) return choice
    if (fallback?.ok !== true) fallback = choice
  }
  return fallback ?? NO_BODY
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
