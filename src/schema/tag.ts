import { showChoices, showNames, showValue } from './display.js'
import { labelPointer, labelText } from './label.js'
import type { Discriminator } from './origin.js'
import { pointerBelow } from './place.js'
import type { Violation } from './validator.js'
import { isRecord, readMember } from './value.js'
import type { Wording } from './wording.js'

/** Which alternative the value says it is, or what is wrong with what it says. */
export type Tag =
  | { readonly index: number; readonly wording?: never }
  | { readonly index?: never; readonly wording: Wording }

/** Reads the property of the discriminator; undefined where it cannot help. */
export function readTag(
  { propertyName, alternatives }: Discriminator,
  { data, instancePath }: Violation,
): Tag | undefined {
  if (alternatives.size === 0 || !isRecord(data)) return undefined
  const tag = readMember(data, propertyName)
  const index = typeof tag === 'string' ? alternatives.get(tag) : undefined
  if (index !== undefined) return { index }
  const pointer = pointerBelow(instancePath, propertyName)
  const label = labelPointer(pointer)
  const choices = showChoices([...alternatives.keys()])
  const expected = labelText(pointer, choices)
  if (tag === undefined) {
    const arrived = `no ${label}; members: ${showNames(Object.keys(data))}`
    const message = `${label} is missing, which tells the alternatives apart`
    return { wording: { expected, arrived, message } }
  }
  const arrived = showValue(tag)
  const message = `${label} must be ${choices}, but is ${arrived}`
  return { wording: { expected, arrived: labelText(pointer, arrived), message, pointer } }
}
