import { describeSchema } from './describe-schema.js'
import { showValue } from './display.js'
import { countOf, labelSubject, labelText } from './label.js'
import type { Violation } from './validator.js'
import { isRecord } from './value.js'
import { type Word, type Wording, wordValue } from './wording.js'

/** `SUBJECT must have at least 2 items, but has 1 item`. */
function wordCount(violation: Violation, bound: string, limit: unknown, noun: string): Wording {
  const { instancePath, data } = violation
  const count = countOf(measure(data), noun)
  const expectation = `${bound} ${countOf(limit, noun)}`
  const arrived = typeof data === 'string' ? `${showValue(data, 40)} (${count})` : count
  return {
    expected: labelText(instancePath, expectation),
    arrived: labelText(instancePath, arrived),
    message: `${labelSubject(instancePath)} must have ${expectation}, but has ${count}`,
  }
}

/** Characters are code points. JSON Schema 2020-12, Validation, section 6.3. */
function measure(value: unknown): number {
  if (typeof value === 'string') return Array.from(value).length
  if (Array.isArray(value)) return value.length
  return isRecord(value) ? Object.keys(value).length : 0
}

function limitOf(bound: string, noun: string): Word {
  return (violation) => wordCount(violation, bound, violation.params.limit, noun)
}

function compareTo(relation: string): Word {
  return (violation) => wordValue(violation, `${relation} ${String(violation.params.limit)}`)
}

const wordUniqueItems: Word = ({ instancePath, data, params }) => {
  const [first, second] = [Number(params.j), Number(params.i)].sort((one, two) => one - two)
  const item: unknown = Array.isArray(data) ? data[first ?? 0] : undefined
  const arrived = `items ${first ?? 0} and ${second ?? 0} are both ${showValue(item)}`
  return {
    expected: labelText(instancePath, 'items that all differ'),
    arrived: labelText(instancePath, arrived),
    message: `${labelSubject(instancePath)} must have items that all differ, but ${arrived}`,
  }
}

const wordContains: Word = (violation, reader) => {
  const { params, parentSchema, instancePath, data } = violation
  const item = describeSchema(parentSchema?.contains, reader)
  const { maxContains } = params
  const most = typeof maxContains === 'number' ? ` and at most ${maxContains}` : ''
  const expectation = `at least ${String(params.minContains)}${most} of ${item}`
  return {
    expected: labelText(instancePath, expectation),
    arrived: labelText(instancePath, showValue(data)),
    message: `${labelSubject(instancePath)} must contain ${expectation}, but is ${showValue(data)}`,
  }
}

/** Keywords about how much or how many. */
export const SIZE_WORDINGS: readonly (readonly [keyword: string, word: Word])[] = [
  ['minimum', compareTo('at least')],
  ['maximum', compareTo('at most')],
  ['exclusiveMinimum', compareTo('more than')],
  ['exclusiveMaximum', compareTo('less than')],
  [
    'multipleOf',
    (violation) => wordValue(violation, `a multiple of ${String(violation.params.multipleOf)}`),
  ],
  ['minLength', limitOf('at least', 'character')],
  ['maxLength', limitOf('at most', 'character')],
  ['minItems', limitOf('at least', 'item')],
  ['maxItems', limitOf('at most', 'item')],
  ['items', limitOf('at most', 'item')],
  ['unevaluatedItems', limitOf('at most', 'item')],
  ['minProperties', limitOf('at least', 'member')],
  ['maxProperties', limitOf('at most', 'member')],
  ['uniqueItems', wordUniqueItems],
  ['contains', wordContains],
]
