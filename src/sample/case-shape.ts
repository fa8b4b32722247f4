import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { carryKept, isAllowed } from './case-confirm.js'
import type { BodyCase, CaseSource } from './case-model.js'
import { buildPlainValue } from './plain-value.js'

/**
 * The source with a base that has its optional members, so that there is more to vary: those of the
 * plain body stay as they are.
 */
export function enrichBase(source: CaseSource): CaseSource {
  const { base } = source
  const [full] = make('', source, { isDocumented: false })
  if (full === undefined || !isRecord(base) || !isRecord(full.value)) return source
  const merged = Object.fromEntries([...Object.entries(full.value), ...Object.entries(base)])
  return isAllowed(merged, source) ? { ...source, base: merged } : source
}

/** Documented bodies as they stand in the document. */
export function listExampleCases(source: CaseSource): readonly BodyCase[] {
  return source.examples.map((example, index) => {
    return accept(`documented example ${index + 1}`, carryKept(example, source))
  })
}

/** A body for each branch of `oneOf` and `anyOf`. */
export function listBranchCases(source: CaseSource): readonly BodyCase[] {
  const branches = Math.min(countBranches(source.schema), MOST_BRANCHES)
  return Array.from({ length: branches }, (_, branch) => branch).flatMap((branch) =>
    make(`branch ${branch + 1} of its alternatives`, source, { branch, isDocumented: false }),
  )
}

/** One with all optional members, and one with none. */
export function listOptionalCases(source: CaseSource): readonly BodyCase[] {
  return [
    ...make('body with its optional members', source, { isDocumented: false }),
    ...make('body without its optional members', source, {
      isDocumented: false,
      hasOptionals: false,
    }),
  ]
}

type Variant = NonNullable<Parameters<typeof buildPlainValue>[2]>

/** What only receivers write stays out (OpenAPI 3.1.1, section 4.8.24, writeOnly). */
function make(label: string, source: CaseSource, variant: Variant): readonly BodyCase[] {
  const made = buildPlainValue(source.schema, source.seed, { omit: 'writeOnly', ...variant })
  return made.ok ? [accept(label, carryKept(made.value, source))] : []
}

function accept(label: string, value: unknown): BodyCase {
  return { kind: 'valid', label, expects: 'acceptance', value }
}

const MOST_BRANCHES = 64
const MOST_PARTS = 20_000

/** The most alternatives that any part of a bundle has; 0 where none has any. */
function countBranches(schema: JsonSchema): number {
  let most = 0
  const parts: unknown[] = [schema]
  for (let index = 0; index < parts.length && index < MOST_PARTS; index += 1) {
    const part = parts[index]
    if (isRecord(part)) {
      for (const [keyword, value] of Object.entries(part)) {
        const isChoice = keyword === 'oneOf' || keyword === 'anyOf'
        if (isChoice && Array.isArray(value)) most = Math.max(most, value.length)
        parts.push(value)
      }
    } else if (Array.isArray(part)) {
      for (const item of part) parts.push(item)
    }
  }
  return most
}
