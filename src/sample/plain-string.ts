import { judgePattern } from '../schema/pattern.js'
import { readNumber, readText } from './keyword.js'
import { listFormatTexts } from './plain-format.js'
import { makeSample, type PlainMaker, refuseSample } from './plain-model.js'
import { listPatternTexts } from './plain-pattern.js'

/** Longer texts are not made: the schema is at fault, or it asks for a load test. */
const LONGEST_TEXT = 100_000

/** A string: of its format, else named after its member, inside its lengths, matching its pattern. */
export const makePlainString: PlainMaker = (schema, position, { options }) => {
  const least = readNumber(schema, 'minLength') ?? 0
  const most = readNumber(schema, 'maxLength') ?? Number.POSITIVE_INFINITY
  if (least > most) return refuseSample(position, `minLength ${least} is above maxLength ${most}`)
  if (least > LONGEST_TEXT) return refuseSample(position, `minLength ${least} is too long to make`)
  const fits = (text: string) => isWithin(text, least, most)
  const named = fitText(position.name, position.ordinal, least, most)
  const formatted = listFormatTexts(
    readText(schema, 'format') ?? '',
    position.ordinal,
    options.seed,
  )
  const pattern = readText(schema, 'pattern')
  if (pattern === undefined) {
    const texts = formatted.length > 0 ? [...formatted, ...formatted.map(padTo(least))] : [named]
    return makeSample(texts.find(fits) ?? named)
  }
  const verdict = judgePattern(pattern)
  // The check lets everything pass for a pattern that is no expression, or a dangerous one.
  if (verdict.kind !== 'usable') return makeSample([...formatted, named].find(fits) ?? named)
  const isMatch = (text: string) => fits(text) && verdict.expression.test(text)
  const plain = [...formatted, named, ...listPatternTexts(pattern, least, most, options.seed)]
  const matches = [...new Set(plain.filter(isMatch))]
  if (matches.length <= position.ordinal && options.matchPattern !== undefined) {
    matches.push(...options.matchPattern(pattern).filter(isMatch))
  }
  const match = matches[position.ordinal % Math.max(1, matches.length)]
  return match === undefined
    ? refuseSample(position, `no plain text matches the pattern ${pattern}`)
    : makeSample(match)
}

/** Lengths are counted in code points (JSON Schema 2020-12, 6.3.1). */
export function isWithin(text: string, least: number, most: number): boolean {
  const length = Array.from(text).length
  return length >= least && length <= most
}

/** The name, numbered from the second on, cut or filled up to the lengths. */
function fitText(name: string, ordinal: number, least: number, most: number): string {
  const number = ordinal === 0 ? '' : String(ordinal + 1).slice(0, most)
  const letters = Array.from(name === '' ? 'text' : name)
  const cut = letters.slice(0, Math.max(0, most - number.length)).join('') + number
  const missing = least - Array.from(cut).length
  return missing > 0 ? 'x'.repeat(missing) + cut : cut
}

/** Lengthens a text of a format so that it stays one, which is known for texts that end open. */
function padTo(least: number): (text: string) => string {
  return (text) => {
    const missing = 'x'.repeat(Math.max(0, least - text.length))
    if (/^https?:/.test(text)) return text + missing
    return text.includes('@') ? missing + text : text
  }
}
