import type { JsonSchema } from '../schema/model.js'
import { readKeyword, readSchemas, readText } from './keyword.js'
import type { Sample } from './model.js'
import type { FindFault } from './plain-search.js'
import { buildPlainValue } from './plain-value.js'
import { findReferenced } from './schema-reference.js'
import { spoilValue } from './spoil.js'

/** Members below this depth tell branches apart as well as any deeper ones. */
const DEEPEST = 5

/**
 * A value of exactly one branch of `oneOf` where all plain ones suit several, as those of open
 * objects do: it has the members of all, one of them such that all branches but one forbid it.
 * `schema` is a bundle. Undefined where it has no such choice, or none is found.
 */
export function findExclusive(
  schema: JsonSchema,
  seed: number,
  findFault: FindFault,
): Sample | undefined {
  const branches = listBranches(schema)
  if (typeof schema === 'boolean' || branches.length < 2) return undefined
  const $defs = readKeyword(schema, '$defs')
  const whole = buildPlainValue({ allOf: branches, $defs }, seed, { optionalDepth: DEEPEST })
  if (!whole.ok) return undefined
  for (const rival of branches) {
    const spoiled = spoilValue({ allOf: [rival], $defs }, whole.value, () => false)
    const found = spoiled.find(({ value }) => findFault(value) === undefined)
    if (found !== undefined) return { ok: true, value: found.value }
  }
  return undefined
}

function listBranches(schema: JsonSchema): readonly JsonSchema[] {
  if (typeof schema === 'boolean') return []
  const reference = readText(schema, '$ref')
  const target = reference === undefined ? schema : findReferenced(schema, reference)
  return target === undefined || typeof target === 'boolean'
    ? []
    : (readSchemas(target, 'oneOf') ?? [])
}
