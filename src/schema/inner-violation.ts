import type { BundleReader } from './describe-schema.js'
import { collectParts } from './part.js'
import type { Violation } from './validator.js'

/** Their violation comes after those of the subschemas that were tried in vain. */
const TRYING = new Set(['oneOf', 'anyOf', 'contains'])

/**
 * Leaves out violations that another one stands for: those inside alternatives, of items that
 * `contains` tried, and of names of members; and what only follows from others: that of `if` beside
 * those of `then` or `else`, and unevaluated members of an object that no alternative fits.
 */
export function dropInner(
  violations: readonly Violation[],
  reader: BundleReader,
): readonly Violation[] {
  const outer: Violation[] = []
  for (const violation of violations) {
    if (TRYING.has(violation.keyword)) {
      const parts = collectParts(violation.parentSchema?.[violation.keyword], reader)
      while (isInside(outer.at(-1), violation, parts)) outer.pop()
    }
    if (violation.keyword === 'propertyNames') {
      while (outer.at(-1)?.propertyName !== undefined) outer.pop()
    }
    const isEcho = violation.keyword === 'if' && outer.length > 0
    if (!isEcho) outer.push(violation)
  }
  return outer.filter((violation) => !isConsequence(violation, outer))
}

/** Ajv lists violations in the order of its walk, so inner ones stand right before the outer one. */
function isInside(
  inner: Violation | undefined,
  outer: Violation,
  parts: ReadonlySet<object>,
): boolean {
  if (inner?.parentSchema === undefined) return false
  return parts.has(inner.parentSchema) && inner.instancePath.startsWith(outer.instancePath)
}

function isConsequence(violation: Violation, all: readonly Violation[]): boolean {
  if (!violation.keyword.startsWith('unevaluated')) return false
  return all.some(
    (other) => TRYING.has(other.keyword) && other.instancePath === violation.instancePath,
  )
}
