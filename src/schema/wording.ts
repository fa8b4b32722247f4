import type { BundleReader } from './describe-schema.js'
import { showValue } from './display.js'
import { labelSubject, labelText } from './label.js'
import type { Violation } from './validator.js'

/** One violation in words. */
export interface Wording {
  readonly expected: string
  readonly arrived: string
  /** A clause that stands alone, without full stop. */
  readonly message: string
  /** The offending value, where it is not the one that the keyword was applied to. */
  readonly pointer?: string
}

export type Word = (violation: Violation, reader: BundleReader) => Wording

/** `SUBJECT must be EXPECTATION, but is VALUE`. */
export function wordValue(violation: Violation, expectation: string, hint = ''): Wording {
  const { instancePath, data } = violation
  const arrived = showValue(data)
  return {
    expected: labelText(instancePath, expectation),
    arrived: labelText(instancePath, arrived),
    message: `${labelSubject(instancePath)} must be ${expectation}, but is ${arrived}${hint}`,
  }
}
