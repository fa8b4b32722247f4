import { readKeyword, readNumber, type SchemaObject } from './keyword.js'
import { makeSample, type PlainMaker, refuseSample } from './plain-model.js'

/** A number: 1, or the nearest to its lower (else upper) bound that its step allows. */
export const makePlainNumber: PlainMaker = (schema, position) => {
  const isWhole = readKeyword(schema, 'type') === 'integer'
  const range = readRange(schema)
  const step = readStep(schema, isWhole)
  if (step === undefined)
    return refuseSample(position, 'no integer is a multiple of its multipleOf')
  const candidates = [
    1 + position.ordinal,
    ...listSteps(range, step, position.ordinal),
    ...(isWhole ? [] : [between(range, position.ordinal)]),
  ]
  const value = candidates.find((number) => isAllowed(number, range, step))
  return value === undefined
    ? refuseSample(position, 'no number lies inside its bounds')
    : makeSample(value)
}

/** Bounds of a number; infinite where there are none. */
export interface NumberRange {
  readonly low: number
  readonly high: number
  readonly isLowOpen: boolean
  readonly isHighOpen: boolean
}

/** The bounds that `minimum`, `exclusiveMinimum` and their counterparts leave. */
export function readRange(schema: SchemaObject): NumberRange {
  const minimum = readNumber(schema, 'minimum') ?? Number.NEGATIVE_INFINITY
  const above = readNumber(schema, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY
  const maximum = readNumber(schema, 'maximum') ?? Number.POSITIVE_INFINITY
  const below = readNumber(schema, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY
  return {
    low: Math.max(minimum, above),
    high: Math.min(maximum, below),
    isLowOpen: above >= minimum && above !== Number.NEGATIVE_INFINITY,
    isHighOpen: below <= maximum && below !== Number.POSITIVE_INFINITY,
  }
}

/** Whether `number` keeps the bounds and is a multiple of `step` (0: of nothing). */
export function isAllowed(number: number, range: NumberRange, step: number): boolean {
  if (!Number.isFinite(number)) return false
  if (range.isLowOpen ? number <= range.low : number < range.low) return false
  if (range.isHighOpen ? number >= range.high : number > range.high) return false
  const quotient = number / step
  return step === 0 || Math.abs(quotient - Math.round(quotient)) < 1e-8
}

/** What the number must be a multiple of; 0 for any number; undefined where there is none. */
export function readStep(schema: SchemaObject, isWhole: boolean): number | undefined {
  const multiple = Math.abs(readNumber(schema, 'multipleOf') ?? 0)
  if (!isWhole || Number.isInteger(multiple)) return isWhole ? multiple || 1 : multiple
  // A whole multiple of 2.5 is a multiple of 5.
  for (let factor = 1; factor <= 1000; factor += 1) {
    const product = multiply(factor, multiple)
    if (Number.isInteger(product)) return product
  }
  return undefined
}

/** The multiples of `step` (default 1) from the lower bound up, or from the upper one down. */
function listSteps(range: NumberRange, step: number, ordinal: number): readonly number[] {
  const size = step === 0 ? 1 : step
  const up = Math.ceil(range.low / size) + ordinal
  const down = Math.floor(range.high / size) - ordinal
  const starts = Number.isFinite(range.low) ? [up, up + 1] : [down, down - 1, 1 + ordinal]
  return starts.filter(Number.isFinite).map((count) => multiply(count, size))
}

function between(range: NumberRange, ordinal: number): number {
  return range.low + (range.high - range.low) / (2 + ordinal)
}

/** A multiple without what binary fractions add: 3 times 0.1 is 0.3. */
export function multiply(count: number, step: number): number {
  return Number.isInteger(step) ? count * step : Number((count * step).toPrecision(15))
}
