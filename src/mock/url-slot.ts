import type { TriggerOperation, UrlSlot } from '../contract/model.js'
import { evaluatePointer } from '../expression/pointer.js'
import type { Call } from './call.js'
import { listTexts } from './parameter-text.js'
import type { Violation } from './violation.js'

/**
 * The violations without those of callback URLs in their own places: the document says that a URL
 * goes there, and the one of a receiver on this machine is `http`, where many schemas ask for
 * `https`. `body` is the parsed one.
 */
export function dropUrlViolations(
  violations: readonly Violation[],
  operation: TriggerOperation,
  call: Call,
  values: ReadonlyMap<string, string>,
  body: unknown,
): readonly Violation[] {
  if (violations.length === 0 || operation.callbacks.length === 0) return violations
  const slots = operation.callbacks.flatMap(({ drivability }) =>
    drivability.drivable ? [drivability.slot] : [],
  )
  const isUrl = (slot: UrlSlot) => {
    const found =
      slot.in === 'body'
        ? evaluatePointer(body, slot.pointer)
        : readText(slot, operation, call, values)
    return typeof found === 'string' && /^https?:\/\/./i.test(found)
  }
  return violations.filter(
    (violation) => !slots.some((slot) => isAt(violation, slot) && isUrl(slot)),
  )
}

function isAt(violation: Violation, slot: UrlSlot): boolean {
  if (violation.in !== slot.in) return false
  return slot.in === 'body' ? violation.pointer === slot.pointer : violation.name === slot.name
}

function readText(
  slot: Exclude<UrlSlot, { readonly in: 'body' }>,
  { parameters }: TriggerOperation,
  call: Call,
  values: ReadonlyMap<string, string>,
): string | undefined {
  const parameter = parameters.find((one) => one.in === slot.in && one.name === slot.name)
  return parameter === undefined ? undefined : listTexts(parameter, call, values)[0]
}
