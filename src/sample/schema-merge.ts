import type { SchemaObject } from './keyword.js'
import { MERGES, takeSecond } from './keyword-merge.js'

/**
 * One schema that asks for what both ask for (as `allOf` does), or undefined where they contradict
 * each other. Applicators in place (`$ref`, `allOf`, `anyOf`, `oneOf`, `if`) must be gone before.
 * It aims at values, not at validation: where no single keyword says both, `second` wins, and the
 * check of the finished value decides.
 */
export function mergeSchemas(first: SchemaObject, second: SchemaObject): SchemaObject | undefined {
  const merged = new Map(Object.entries(first))
  for (const [keyword, value] of Object.entries(second)) {
    if (!merged.has(keyword)) {
      merged.set(keyword, value)
      continue
    }
    const merge = MERGES.get(keyword) ?? takeSecond
    const both = merge(merged.get(keyword), value)
    if (both === undefined) return undefined
    merged.set(keyword, both)
  }
  return Object.fromEntries(merged)
}
