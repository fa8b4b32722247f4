import type { ExpressionContext } from '../expression/model.js'
import { isRecord } from '../schema/value.js'

/** Deeper members are hardly about the thing that the exchange is about. */
const DEEPEST = 4

/**
 * What an exchange says about the thing it is about, by name, so that its callbacks say the same:
 * members of the answer, then members and parameters of the request; the outer ones before those
 * within them. Members of lists are left out: nobody knows which one is meant.
 */
export function collectKnownValues({
  request,
  response,
}: ExpressionContext): ReadonlyMap<string, unknown> {
  const known = new Map<string, unknown>()
  addMembers(known, response?.body)
  addMembers(known, request.body)
  for (const [name, value] of request.path) add(known, name, value)
  for (const [name, value] of request.query) add(known, name, value)
  return known
}

function addMembers(known: Map<string, unknown>, body: unknown): void {
  let level: unknown[] = [body]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const inner: unknown[] = []
    for (const record of level) {
      if (!isRecord(record)) continue
      for (const name of Object.keys(record)) {
        const value = record[name]
        add(known, name, value)
        if (isRecord(value)) inner.push(value)
      }
    }
    level = inner
  }
}

function add(known: Map<string, unknown>, name: string, value: unknown): void {
  if (!known.has(name)) known.set(name, value)
}
