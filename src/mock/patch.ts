import { placeMember, removeMember } from '../sample/member.js'
import { isRecord } from '../schema/value.js'
import type { JsonRecord } from './json-record.js'

/** Deeper patches are left out: nobody means them. */
const DEEPEST = 50
const MOST_OPERATIONS = 1000

/**
 * What a PATCH makes of a record: a list of operations (RFC 6902, of which `test`, `move` and `copy`
 * have no effect), else a merge patch (RFC 7396).
 */
export function applyPatch(record: JsonRecord, patch: unknown): JsonRecord {
  const patched = Array.isArray(patch) ? applyOperations(record, patch) : merge(record, patch, 0)
  return isRecord(patched) ? patched : record
}

function merge(target: unknown, patch: unknown, depth: number): unknown {
  if (!isRecord(patch) || depth > DEEPEST) return patch
  const members = new Map(Object.entries(isRecord(target) ? target : {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name)
    else members.set(name, merge(members.get(name), value, depth + 1))
  }
  return Object.fromEntries(members)
}

function applyOperations(record: JsonRecord, operations: readonly unknown[]): unknown {
  return operations.slice(0, MOST_OPERATIONS).reduce(applyOperation, record)
}

function applyOperation(value: unknown, operation: unknown): unknown {
  if (!isRecord(operation)) return value
  const { op, path, value: member } = operation
  if (typeof path !== 'string') return value
  if (op === 'remove') return removeMember(value, path)
  if (op !== 'add' && op !== 'replace') return value
  const placed = placeMember(value, path, member)
  return placed.ok ? placed.value : value
}
