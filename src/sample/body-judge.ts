import type { Contract } from '../contract/model.js'
import type { Place, SchemaIssue } from '../schema/model.js'
import type { SenderRole } from './model.js'

/** The violations of a body, told apart by keyword, place and what was expected. */
export type BodyFaults = ReadonlyMap<string, SchemaIssue>

export type BodyJudge = (value: unknown) => BodyFaults

/** A body with the faults that it has. */
export interface JudgedValue {
  readonly value: unknown
  readonly faults: BodyFaults
}

const NO_FAULTS: BodyFaults = new Map()
const NO_ISSUES: readonly SchemaIssue[] = []

/** Judges bodies by their schema; without a schema that can be used everything is faultless. */
export function createBodyJudge(
  { schemas }: Contract,
  schema: Place | undefined,
  role: SenderRole,
): BodyJudge {
  const compilation = schema === undefined ? undefined : schemas.compile(schema, role)
  if (compilation?.ok !== true || compilation.contradiction !== undefined) return () => NO_FAULTS
  return (value) => {
    const issues = compilation.check(value).filter((issue) => !issue.lenient)
    return issues.length === 0 ? NO_FAULTS : new Map(issues.map((issue) => [keyOf(issue), issue]))
  }
}

/** The faults in `after` that `before` lacks. */
export function listNewFaults(before: BodyFaults, after: BodyFaults): readonly SchemaIssue[] {
  if (after.size === 0) return NO_ISSUES
  return Array.from(after.values()).filter((issue) => !before.has(keyOf(issue)))
}

function keyOf({ keyword, pointer, expected }: SchemaIssue): string {
  return `${keyword} ${pointer} ${expected}`
}
