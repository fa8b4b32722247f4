import { StepLimitError } from './ajv.js'
import { explainViolations } from './issue.js'
import type { IssueContext } from './issue-record.js'
import type { JsonSchema, Place, SchemaIssue } from './model.js'
import type { SchemaOrigins } from './origin.js'
import { locateParts } from './part.js'
import type { Validator, Violation } from './validator.js'

export interface CheckInput {
  readonly schema: JsonSchema
  readonly place: Place
  readonly origins: SchemaOrigins
  readonly validator: Validator
  /** The most issues that one check gives. */
  readonly issueLimit: number
  /** Values with more parts than this are checked up to their first violation only. */
  readonly partLimit: number
}

/** Nothing at all, shared: a value that conforms costs no allocation. */
const NO_ISSUES: readonly SchemaIssue[] = []

/** A function that lists the violations of a value. It never throws. */
export function createCheck(input: CheckInput): (value: unknown) => readonly SchemaIssue[] {
  const { validator } = input
  return (value) => {
    try {
      if (validator.isValid(value)) return NO_ISSUES
      return explain(value, input)
    } catch (error) {
      return [createUnjudged(error, input.place)]
    }
  }
}

function explain(value: unknown, input: CheckInput): readonly SchemaIssue[] {
  const { schema, origins, place, issueLimit } = input
  let pointers: ReadonlyMap<object, string> | undefined
  const context: IssueContext = {
    ...{ schema, origins, place, expansions: { left: 40 } },
    listOfPart(part, inner) {
      pointers ??= locateParts(schema)
      const pointer = pointers.get(part)
      return pointer === undefined ? undefined : listPart(inner, pointer, input)
    },
  }
  return explainViolations(listViolations(value, '', input), context).slice(0, issueLimit)
}

function listPart(value: unknown, pointer: string, input: CheckInput) {
  try {
    return listViolations(value, pointer, input)
  } catch {
    // That the whole does not conform is known: a part that takes too long is only not told.
    return undefined
  }
}

function listViolations(
  value: unknown,
  pointer: string,
  { validator, partLimit }: CheckInput,
): readonly Violation[] {
  if (hasMoreParts(value, partLimit)) return validator.listFirst(value, pointer)
  try {
    return validator.listAll(value, pointer)
  } catch {
    // All violations may take more steps and stack than the first one does.
    return validator.listFirst(value, pointer)
  }
}

/** Whether a value has more than `limit` members and items, at all depths together. */
function hasMoreParts(value: unknown, limit: number): boolean {
  const open = [value]
  let count = 0
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const parts: readonly unknown[] = Array.isArray(next) ? next : Object.values(next)
    count += parts.length
    if (count > limit) return true
    open.push(...parts)
  }
  return false
}

function createUnjudged(error: unknown, place: Place): SchemaIssue {
  const arrived = describeError(error)
  return {
    keyword: 'unjudged',
    pointer: '',
    expected: 'a value that can be checked',
    arrived,
    message: `the value could not be checked: ${arrived}`,
    promised: place,
    lenient: true,
  }
}

function describeError(error: unknown): string {
  if (error instanceof StepLimitError) {
    return 'its schema refers to itself in alternatives, which would take too long'
  }
  if (error instanceof RangeError) return 'it is nested too deep'
  return `the validator failed (${error instanceof Error ? error.message : String(error)})`
}
