import { formatPointer, parsePointer } from '../expression/pointer.js'
import { isRecord } from '../schema/value.js'
import type { Sample } from './model.js'

const INDEX = /^(?:0|[1-9]\d*)$/

/**
 * A copy of `value` with `member` at a JSON Pointer, parents created: a list where a missing parent
 * is asked for element 0 or `-`, else an object. Refused where the pointer leads through a scalar,
 * or beyond the end of a list. `value` stays as it is; what does not change is shared.
 */
export function placeMember(value: unknown, pointer: string, member: unknown): Sample {
  const tokens = parsePointer(pointer)
  if (tokens === undefined) return { ok: false, because: `${pointer} is no JSON Pointer` }
  return place(value, tokens, [], member)
}

function place(
  value: unknown,
  tokens: readonly string[],
  passed: readonly string[],
  member: unknown,
): Sample {
  const [token, ...rest] = tokens
  if (token === undefined) return { ok: true, value: member }
  const isMissing = value === undefined || value === null
  const parent: unknown = isMissing ? (token === '0' || token === '-' ? [] : {}) : value
  if (isList(parent)) {
    const index = token === '-' ? parent.length : INDEX.test(token) ? Number(token) : -1
    if (index < 0 || index > parent.length) {
      const because = `${describe(passed)} is a list of ${parent.length} without element ${token}`
      return { ok: false, because }
    }
    const placed = place(parent[index], rest, [...passed, token], member)
    if (!placed.ok) return placed
    return {
      ok: true,
      value: [...parent.slice(0, index), placed.value, ...parent.slice(index + 1)],
    }
  }
  if (!isRecord(parent)) {
    const because = `${describe(passed)} is a ${typeof parent}, which has no member ${token}`
    return { ok: false, because }
  }
  const own = Object.hasOwn(parent, token) ? parent[token] : undefined
  const placed = place(own, rest, [...passed, token], member)
  if (!placed.ok) return placed
  // A computed name makes an own member of `__proto__` too.
  return { ok: true, value: { ...parent, [token]: placed.value } }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function describe(passed: readonly string[]): string {
  return passed.length === 0 ? 'the body' : formatPointer(passed)
}

/** A copy of `value` without what stands at a JSON Pointer; `value` itself where nothing does. */
export function removeMember(value: unknown, pointer: string): unknown {
  const [token, ...rest] = parsePointer(pointer) ?? []
  return token === undefined ? value : remove(value, token, rest)
}

function remove(value: unknown, token: string, rest: readonly string[]): unknown {
  const [next, ...others] = rest
  if (isList(value)) {
    const index = INDEX.test(token) ? Number(token) : value.length
    if (index >= value.length) return value
    if (next === undefined) return value.filter((_item, position) => position !== index)
    return value.map((item, position) => (position === index ? remove(item, next, others) : item))
  }
  if (!isRecord(value) || !Object.hasOwn(value, token)) return value
  const members = new Map(Object.entries(value))
  if (next === undefined) members.delete(token)
  else members.set(token, remove(members.get(token), next, others))
  return Object.fromEntries(members)
}

/** Whether one of two pointers leads to the other, or both lead to the same place. */
export function isOnOneWay(first: string, second: string): boolean {
  return `${first}/`.startsWith(`${second}/`) || `${second}/`.startsWith(`${first}/`)
}
