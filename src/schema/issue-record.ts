import type { BundleReader } from './describe-schema.js'
import type { Place, SchemaIssue } from './model.js'
import type { Violation } from './validator.js'
import type { Wording } from './wording.js'

/** What the words for violations are taken from. */
export interface IssueContext extends BundleReader {
  /** Of the bundle: for what has no place of its own. */
  readonly place: Place
  /** All violations of one schema object of the bundle; undefined where it cannot be judged alone. */
  listOfPart(part: object, value: unknown): readonly Violation[] | undefined
  /** How many more lists of alternatives may be looked into. */
  readonly expansions: { left: number }
}

/** An issue about what the schema object of the violation asks for. */
export function createIssue(
  { keyword, instancePath, params, parentSchema }: Violation,
  { expected, arrived, message, pointer }: Wording,
  { origins, place }: IssueContext,
): SchemaIssue {
  const origin = parentSchema === undefined ? undefined : origins.get(parentSchema)
  const missing: unknown = keyword === 'required' ? params.missingProperty : undefined
  return {
    keyword,
    pointer: pointer ?? instancePath,
    ...(typeof missing === 'string' ? { missing } : {}),
    expected,
    arrived,
    message,
    promised: origin?.place ?? place,
    lenient: keyword === 'format',
  }
}
