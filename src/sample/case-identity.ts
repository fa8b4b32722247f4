import { isDeepStrictEqual } from 'node:util'
import { evaluatePointer, formatPointer } from '../expression/pointer.js'
import { isRecord } from '../schema/value.js'
import { placeMember } from './member.js'

/** JSON Pointers of the leaves in which two bodies of one callback differ: whose they are. */
export function listIdentityPointers(first: unknown, second: unknown): readonly string[] {
  return listDifferences(first, second, []).map(formatPointer)
}

function listDifferences(
  first: unknown,
  second: unknown,
  tokens: readonly string[],
): readonly (readonly string[])[] {
  if (isDeepStrictEqual(first, second)) return []
  const isAlike = Array.isArray(first) === Array.isArray(second)
  if (!isContainer(first) || !isContainer(second) || !isAlike) return [tokens]
  const others = new Map(Object.entries(second))
  return Object.entries(first)
    .filter(([name]) => others.has(name))
    .flatMap(([name, member]) => listDifferences(member, others.get(name), [...tokens, name]))
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) || Array.isArray(value)
}

/** A body that was made of `base`, with the identity of `fresh` where it has that of `base`. */
export function giveIdentity(
  value: unknown,
  base: unknown,
  fresh: unknown,
  pointers: readonly string[],
): unknown {
  let given = value
  for (const pointer of pointers) {
    const own = evaluatePointer(given, pointer)
    const next = evaluatePointer(fresh, pointer)
    if (own === undefined || next === undefined) continue
    if (!isDeepStrictEqual(own, evaluatePointer(base, pointer))) continue
    const placed = placeMember(given, pointer, next)
    if (placed.ok) given = placed.value
  }
  return given
}
