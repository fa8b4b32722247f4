import { explainAlternatives } from './alternative.js'
import { dropInner } from './inner-violation.js'
import { createIssue, type IssueContext } from './issue-record.js'
import type { SchemaIssue } from './model.js'
import { keyOfPlace } from './place.js'
import type { Violation } from './validator.js'
import { wordViolation } from './wording-keyword.js'

/** More violations than this are not looked at. */
const VIOLATION_LIMIT = 1000

/** Violations in words: no two the same, those first that tell most. */
export function explainViolations(
  violations: readonly Violation[],
  context: IssueContext,
): SchemaIssue[] {
  const issues = new Map<string, SchemaIssue>()
  for (const issue of listIssues(violations, context)) {
    const key = `${issue.keyword} ${issue.pointer} ${keyOfPlace(issue.promised)} ${issue.message}`
    if (!issues.has(key)) issues.set(key, issue)
  }
  return [...issues.values()].sort((one, other) => rankIssue(one) - rankIssue(other))
}

function listIssues(violations: readonly Violation[], context: IssueContext): SchemaIssue[] {
  const outer = dropInner(violations.slice(0, VIOLATION_LIMIT), context)
  return outer.flatMap(
    (violation) =>
      explainAlternatives(violation, context, listIssues) ?? [
        createIssue(violation, wordViolation(violation, context), context),
      ],
  )
}

/** What a value is says more than what it lacks, and both more than what is too much. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ...['type', 'discriminator'].map((keyword) => [keyword, 0] as const),
  ...['required', 'enum', 'const', 'oneOf', 'anyOf'].map((keyword) => [keyword, 1] as const),
  ...['additionalProperties', 'unevaluatedProperties'].map((keyword) => [keyword, 3] as const),
  ['format', 4],
])

function rankIssue(issue: SchemaIssue): number {
  return RANKS.get(issue.keyword) ?? 2
}
