import type { MediaTypeContract } from '../contract/model.js'
import { type BodyChoice, finishValue, frameBody } from './body-draft.js'
import { PLAIN_JSON, readMediaType } from './body-form.js'
import { listPointers } from './body-url.js'
import type { GivenBody, TriggerPlan } from './model.js'

/**
 * The body that the user gave. JSON takes the callback URL and the user's members; any other body,
 * and JSON that nothing has to go into, goes byte for byte.
 */
export function draftGivenBody(
  given: GivenBody,
  plan: TriggerPlan,
  content: readonly MediaTypeContract[],
): BodyChoice {
  const type = given.contentType ?? content[0]?.type ?? PLAIN_JSON.contentType
  const read = readMediaType(type)
  const contentType = given.contentType ?? read?.contentType ?? type
  const text = readText(given.bytes)
  const form = read?.form
  const value = text !== undefined && form === 'json' ? parseJson(text) : undefined
  const isChanged = listPointers(plan.slots).length > 0 || plan.values.members.size > 0
  if (value !== undefined && (isChanged || plan.kind === 'invalid')) {
    const medium = content.find((one) => readMediaType(one.type)?.contentType === contentType)
    const frame = frameBody(plan, { form: 'json', contentType, ...(medium && { medium }) })
    const finish = (own: TriggerPlan) => finishValue(value, own, frame.judge)
    const finished = finish(plan)
    if (!finished.ok) return finished
    const refill = (own: TriggerPlan) => {
      const other = finish(own)
      return other.ok ? other.value : undefined
    }
    return { ok: true, body: { ...frame, value: finished.value, refill } }
  }
  const fields = text !== undefined && form === 'form' ? new URLSearchParams(text) : undefined
  const seen = fields === undefined ? value : seeFields(fields)
  return { ok: true, body: { kind: 'bytes', contentType, bytes: given.bytes, seen } }
}

/** What comes several times is a list. */
function seeFields(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Array.from(new Set(fields.keys()), (name) => {
      const texts = fields.getAll(name)
      return [name, texts.length > 1 ? texts : texts[0]]
    }),
  )
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Undefined for what is no JSON: broken on purpose, perhaps, it is sent as it is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
