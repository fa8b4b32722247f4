import type { Arbitrary } from 'fast-check'
import { judgePattern } from '../schema/pattern.js'
import type { FastCheckModule } from './arbitrary-model.js'
import { readKeyword, readNumber, readText, type SchemaObject } from './keyword.js'
import { listFormatTexts } from './plain-format.js'
import { multiply, readRange, readStep } from './plain-number.js'
import { isWithin } from './plain-string.js'

/** Numbers within this distance of the bound that there is. */
const SPAN = 1_000_000
/** Random texts are at most this much longer than they must be. */
const ROOM = 30
/** Texts drawn to find one of the right length: a bound, where a filter would never end. */
const DRAWS = 20

export function makeNumberArbitrary(
  schema: SchemaObject,
  fastCheck: FastCheckModule,
): Arbitrary<unknown> | undefined {
  const isWhole = readKeyword(schema, 'type') === 'integer'
  const step = readStep(schema, isWhole)
  if (step === undefined) return undefined
  const range = readRange(schema)
  const low = Number.isFinite(range.low) ? range.low : Math.min(-SPAN, range.high - SPAN)
  const high = Number.isFinite(range.high) ? range.high : Math.max(SPAN, low + SPAN)
  if (low > high) return undefined
  if (step === 0) {
    return fastCheck
      .double({ min: low, max: high, noNaN: true, noDefaultInfinity: true })
      .map((value) => (value === 0 ? 0 : value))
  }
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)]
  if (first > last || !Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return undefined
  return fastCheck
    .nat(Math.min(last - first, MOST_STEPS))
    .map((count) => multiply(first + count, step))
}

/** Above that, fast-check takes no range. */
const MOST_STEPS = 0x7fff_ffff

export function makeStringArbitrary(
  schema: SchemaObject,
  fastCheck: FastCheckModule,
): Arbitrary<unknown> | undefined {
  const least = readNumber(schema, 'minLength') ?? 0
  const most = readNumber(schema, 'maxLength') ?? Number.POSITIVE_INFINITY
  const pattern = readText(schema, 'pattern')
  const verdict = pattern === undefined ? undefined : judgePattern(pattern)
  if (verdict?.kind === 'usable') {
    const texts = matchPattern(verdict.expression, fastCheck)
    return texts?.map((list) => list.find((text) => isWithin(text, least, most)) ?? list[0])
  }
  const format = readText(schema, 'format') ?? ''
  const formatted = listFormatTexts(format, 0, 0)
  if (formatted.length > 0) {
    return fastCheck.nat(99).map((ordinal) => {
      const texts = listFormatTexts(format, ordinal, ordinal)
      return texts.find((text) => isWithin(text, least, most)) ?? texts[0]
    })
  }
  if (least > most || least > SPAN) return undefined
  const maxLength = Math.min(most, least + ROOM)
  return fastCheck.string({ minLength: least, maxLength })
}

/** Lists of texts that match; undefined where fast-check cannot read the expression. */
export function matchPattern(
  expression: RegExp,
  fastCheck: FastCheckModule,
): Arbitrary<string[]> | undefined {
  try {
    const text = fastCheck.stringMatching(expression)
    return fastCheck.array(text, { minLength: DRAWS, maxLength: DRAWS })
  } catch {
    // Lookaheads, back references: not implemented there.
    return undefined
  }
}
