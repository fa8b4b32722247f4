import { createHash } from 'node:crypto'
import { judgePattern } from '../schema/pattern.js'
import { readNumber, readText, type SchemaObject } from './keyword.js'
import { makeUuid } from './plain-format.js'
import { isAllowed, readRange, readStep } from './plain-number.js'
import { isWithin } from './plain-string.js'
import { readTypes } from './schema-type.js'

/** What makes the values of one trigger its own. */
export interface TriggerMark {
  /** `[a-z0-9]`, at least 8 characters. */
  readonly nonce: string
  /** From 1. */
  readonly ordinal: number
}

/** Cut shorter than this, two marks may well be the same. */
const SHORTEST_TEXT = 4

/**
 * Values that only this trigger has, as far as the schema allows, best first: `order-3-f00dcafe`
 * for texts, which are safe in URLs; a UUID; or a number that counts the triggers. None where the
 * schema fixes the value or its form.
 */
export function listIdentities(
  schema: SchemaObject,
  name: string,
  mark: TriggerMark,
): Iterable<unknown> {
  if (Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum')) return []
  const types = readTypes(schema)
  if (types.length === 0 || types.includes('string')) return listTexts(schema, name, mark)
  return types.includes('integer') || types.includes('number') ? listNumbers(schema, mark) : []
}

/** Made one by one, since the first is nearly always taken. */
function* listTexts(schema: SchemaObject, name: string, mark: TriggerMark): Generator<string> {
  const format = readText(schema, 'format')
  if (format === 'uuid' || format === 'uuid4') yield makeUuid(mark.nonce)
  if (format !== undefined) return
  const least = readNumber(schema, 'minLength') ?? 0
  const most = readNumber(schema, 'maxLength') ?? Number.POSITIVE_INFINITY
  if (most < SHORTEST_TEXT || least > LONGEST_TEXT) return
  const pattern = readText(schema, 'pattern')
  const verdict = pattern === undefined ? undefined : judgePattern(pattern)
  for (const text of writeTexts(name, mark, { least, most, isFormed: verdict !== undefined })) {
    const padded = text.padEnd(least, '0')
    if (!isWithin(padded, least, most)) continue
    if (verdict?.kind !== 'usable' || verdict.expression.test(padded)) yield padded
  }
}

interface TextForm {
  readonly least: number
  readonly most: number
  /** Whether a pattern says more than the length. */
  readonly isFormed: boolean
}

function* writeTexts(name: string, mark: TriggerMark, form: TextForm): Generator<string> {
  const { nonce, ordinal } = mark
  const { least, most, isFormed } = form
  yield `${name.replace(/[^\w-]/g, '') || 'id'}-${ordinal}-${nonce}`
  yield `${ordinal}-${nonce}`
  yield nonce
  const cut = nonce.slice(-Math.min(most, nonce.length))
  yield cut
  if (!isFormed) return
  yield cut.toUpperCase()
  yield digitsOf(nonce).slice(0, Math.min(most, Math.max(least, DIGITS)))
}

const LONGEST_TEXT = 10_000
const DIGITS = 10

function digitsOf(nonce: string): string {
  const hex = createHash('sha256').update(nonce).digest('hex')
  return BigInt(`0x${hex}`).toString()
}

function listNumbers(schema: SchemaObject, { ordinal }: TriggerMark): readonly number[] {
  const range = readRange(schema)
  // Whole numbers also where fractions are allowed: they survive every way of writing numbers.
  const step = readStep(schema, true)
  if (step === undefined) return []
  const low = Number.isFinite(range.low) ? Math.ceil(range.low / step) : 0
  const value = (low + ordinal) * step
  return isAllowed(value, range, step) ? [value] : []
}
