import { ANY_VALUE, describeSchema, readReference } from './describe-schema.js'
import { showText } from './display.js'
import { createIssue, type IssueContext } from './issue-record.js'
import type { SchemaIssue } from './model.js'
import { splitPointer } from './place.js'
import { readTag } from './tag.js'
import type { Violation } from './validator.js'
import { isRecord } from './value.js'

type Explain = (violations: readonly Violation[], context: IssueContext) => SchemaIssue[]

/** One schema of `oneOf` or `anyOf` and why the value does not conform to it. */
interface Alternative {
  readonly schema: object
  readonly violations: readonly Violation[]
}

/**
 * The violation of `oneOf` or `anyOf` as the violations of one alternative: the one that the
 * discriminator names, else the nearest. Undefined where it is better said as a whole: of other
 * keywords, of values that fit several alternatives, and of those that resemble none.
 */
export function explainAlternatives(
  violation: Violation,
  context: IssueContext,
  explain: Explain,
): readonly SchemaIssue[] | undefined {
  const { keyword, parentSchema, params, data } = violation
  if (keyword !== 'oneOf' && keyword !== 'anyOf') return undefined
  const list: unknown = parentSchema?.[keyword]
  if (!Array.isArray(list) || parentSchema === undefined) return undefined
  if (Array.isArray(params.passingSchemas) || --context.expansions.left < 0) return undefined
  const discriminator = context.origins.get(parentSchema)?.discriminator
  const tag = discriminator === undefined ? undefined : readTag(discriminator, violation)
  if (tag?.wording !== undefined) {
    return [createIssue({ ...violation, keyword: 'discriminator' }, tag.wording, context)]
  }
  const options: unknown[] = tag === undefined ? list : [list[tag.index]]
  const alternatives = options.flatMap((schema: unknown): Alternative[] => {
    if (!isRecord(schema)) return []
    const violations = context.listOfPart(schema, data)
    return violations === undefined || violations.length === 0 ? [] : [{ schema, violations }]
  })
  const nearest = chooseNearest(alternatives)
  if (nearest === undefined) return undefined
  const note = describeChoice(nearest.schema, tag !== undefined, alternatives, context)
  const violations = nearest.violations.map((inner) => ({
    ...inner,
    instancePath: violation.instancePath + inner.instancePath,
  }))
  return explain(violations, context).map((issue) => ({
    ...issue,
    message: `${issue.message}${note}`,
  }))
}

/** The alternative with the lightest violations; undefined where the value resembles none. */
function chooseNearest(alternatives: readonly Alternative[]): Alternative | undefined {
  const rated = alternatives
    .map((alternative) => ({ alternative, weight: weigh(alternative.violations) }))
    .sort((one, other) => one.weight - other.weight)
  const [first, second] = rated
  if (first === undefined) return undefined
  if (second === undefined) return first.alternative
  const isUnlike = first.weight >= OTHER_TYPE
  const isOtherValue = first.weight >= OTHER_VALUE && second.weight < OTHER_TYPE
  return isUnlike || isOtherValue ? undefined : first.alternative
}

const OTHER_TYPE = 10_000
const OTHER_VALUE = 1000
const OTHER_TAG = 50

/** The further out a violation is, and the more of the value it concerns, the heavier it is. */
function weigh(violations: readonly Violation[]): number {
  return violations.reduce((sum, { keyword, instancePath }) => {
    const depth = splitPointer(instancePath).length
    const isConstant = keyword === 'const' || keyword === 'enum'
    if (depth === 0 && (keyword === 'type' || keyword === 'not')) return sum + OTHER_TYPE
    if (isConstant && depth < 2) return sum + (depth === 0 ? OTHER_VALUE : OTHER_TAG)
    return sum + Math.max(1, 5 - depth)
  }, 0)
}

/** Which of the alternatives the sentence is about. */
function describeChoice(
  schema: object,
  isTagged: boolean,
  alternatives: readonly Alternative[],
  context: IssueContext,
): string {
  const reference = '$ref' in schema ? readReference(schema.$ref, context) : schema
  const name = isRecord(reference) ? context.origins.get(reference)?.name : undefined
  const rivals = alternatives.filter(({ violations }) => weigh(violations) < OTHER_TYPE)
  if (!isTagged && rivals.length < 2) return ''
  if (isTagged) return name === undefined ? '' : ` (as ${showText(name)})`
  const described = name === undefined ? describeSchema(schema, context) : showText(name)
  const text = described === ANY_VALUE ? 'one' : described
  return ` (as ${text}, the nearest of ${alternatives.length} alternatives)`
}
