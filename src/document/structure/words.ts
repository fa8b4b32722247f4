import { parsePointer } from '../../expression/pointer.js'
import { showChoices, showNames, showText, showValue } from '../../schema/display.js'
import { isRecord, readMember } from '../../schema/value.js'
import type { Cause } from './model.js'

/** What a failed keyword wanted of a value, and what it got. */
export interface Wording {
  readonly expected: string
  readonly arrived: string
}

/** `limit` is the value of the keyword in the official schema. */
export function describeCause(
  { keyword, pointer }: Cause,
  limit: unknown,
  value: unknown,
  version: string,
): Wording {
  const arrived = showValue(value)
  const allowed = `what OpenAPI ${version} allows here`
  switch (keyword) {
    case 'type':
      return { expected: describeTypes(limit), arrived }
    case 'enum':
      return { expected: showChoices(listOf(limit)), arrived }
    case 'const':
      return { expected: showValue(limit), arrived }
    case 'required':
      return { expected: describeMissing(limit, value), arrived: describeKeys(value) }
    case 'validate':
      return { expected: 'no such field here', arrived: showText(lastToken(pointer)) }
    case 'pattern':
      return { expected: `text like ${String(limit)}`, arrived }
    case 'minProperties':
    case 'minItems':
    case 'minLength':
      return { expected: 'something in it', arrived }
    case 'uniqueItems':
      return { expected: 'every item once', arrived }
    case 'minimum':
    case 'exclusiveMinimum':
      return {
        expected: `${keyword === 'minimum' ? 'at least' : 'more than'} ${String(limit)}`,
        arrived,
      }
    case 'maxProperties':
      return { expected: `at most ${String(limit)} in it`, arrived }
    case 'oneOf':
    case 'anyOf':
      if (hasSiblings(value)) return describeSiblings(value)
      return describeChoice(limit, value) ?? { expected: allowed, arrived }
    case 'not':
      return describeBan(limit, value) ?? { expected: allowed, arrived }
    default:
      return { expected: `${allowed} (${keyword})`, arrived }
  }
}

/** The end of a pointer, enough to know what is spoken of. */
export function labelPointer(pointer: string): string {
  const tokens = parsePointer(pointer) ?? []
  return tokens.length === 0
    ? 'the document'
    : tokens
        .slice(-2)
        .map((one) => showText(one))
        .join(' > ')
}

function describeTypes(types: unknown): string {
  const names = (Array.isArray(types) ? types : [types]).map(
    (type) => TYPES.get(type) ?? String(type),
  )
  return names.join(' or ')
}

const TYPES = new Map<unknown, string>([
  ['object', 'a mapping'],
  ['array', 'a list'],
  ['string', 'a string'],
  ['boolean', 'true or false'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
])

function describeMissing(names: unknown, value: unknown): string {
  const missing = listOf(names)
    .map(String)
    .filter((name) => readMember(value, name) === undefined)
  return missing.length === 0 ? 'more fields' : showNames(missing)
}

function describeKeys(value: unknown): string {
  if (typeof value !== 'object' || value === null) return showValue(value)
  const keys = Object.keys(value)
  return keys.length === 0 ? 'nothing' : showNames(keys, 5)
}

/** The words for a choice that is only refused because of a fault below it. */
export const CONSEQUENCE: Wording = { expected: '', arrived: '' }

/** Alternatives that differ in what they require, such as `schema` and `content`. */
function describeChoice(branches: unknown, value: unknown): Wording | undefined {
  const names = listOf(branches).map((branch) =>
    listOf(readMember(branch, 'required')).join(' and '),
  )
  if (names.length === 0 || names.includes('')) return undefined
  const present = names.filter((name) => readMember(value, name) !== undefined)
  // It failed because of what is in that one, which is told there.
  if (present.length === 1) return CONSEQUENCE
  const arrived = present.length === 0 ? 'none of them' : showNames(present)
  const wanted = present.length > 1 ? 'only one of' : 'one of'
  return { expected: `${wanted} ${showNames(names)}`, arrived }
}

function describeBan(schema: unknown, value: unknown): Wording | undefined {
  const names = listOf(readMember(schema, 'required')).map(String)
  if (names.length === 0) return undefined
  const expected = names.length === 1 ? `no ${showNames(names)}` : `only one of ${showNames(names)}`
  return { expected, arrived: describeKeys(value) }
}

/** OpenAPI 3.0 ignores what stands beside `$ref` (3.0.4, Reference Object). */
export function hasSiblings(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.hasOwn(value, '$ref') && Object.keys(value).length > 1
}

function describeSiblings(value: Readonly<Record<string, unknown>>): Wording {
  const others = Object.keys(value).filter((key) => key !== '$ref')
  return { expected: '$ref alone', arrived: `$ref beside ${showNames(others, 5)}` }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The name or index of what a pointer leads to. */
export function lastToken(pointer: string): string {
  return parsePointer(pointer)?.at(-1) ?? ''
}
