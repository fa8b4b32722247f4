import type { BundleReader } from './describe-schema.js'
import type { Violation } from './validator.js'
import { type Word, type Wording, wordValue } from './wording.js'
import { MEMBER_WORDINGS } from './wording-member.js'
import { SIZE_WORDINGS } from './wording-size.js'
import { VALUE_WORDINGS } from './wording-value.js'

const WORDINGS: ReadonlyMap<string, Word> = new Map([
  ...VALUE_WORDINGS,
  ...SIZE_WORDINGS,
  ...MEMBER_WORDINGS,
])

/** Any violation in words. A keyword without words of its own is at least named. */
export function wordViolation(violation: Violation, reader: BundleReader): Wording {
  const word = WORDINGS.get(violation.keyword)
  return word?.(violation, reader) ?? wordValue(violation, `as ${violation.keyword} has it`)
}
