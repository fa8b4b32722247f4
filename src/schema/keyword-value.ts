import { CHECKED_FORMATS } from './format.js'
import type { Place, SchemaNotice } from './model.js'
import { judgePattern } from './pattern.js'
import { placeBelow } from './place.js'
import type { Position } from './position.js'

/**
 * The value of a keyword that holds no subschemas, and what there is to note about it. Undefined
 * where the keyword is left out.
 */
export function normaliseValue(
  keyword: string,
  value: unknown,
  at: Position,
  notices: SchemaNotice[],
): unknown {
  const place = placeBelow(at.place, keyword)
  if (keyword === 'type' && Array.isArray(value)) return [...new Set<unknown>(value)]
  if (keyword === 'required' && Array.isArray(value)) {
    const names = [...new Set<unknown>(value)].filter((name) => !at.isExempt(String(name)))
    return names.length === 0 ? undefined : names
  }
  if (keyword === 'pattern') notePattern(String(value), place, notices)
  if (keyword === 'format' && !noteFormat(String(value), place, notices)) {
    // Ajv would find such a name on the prototype of its table.
    if (String(value) in {}) return undefined
  }
  return value
}

/** Whether values can be checked against `format`; notes it where they cannot. */
export function noteFormat(format: string, place: Place, notices: SchemaNotice[]): boolean {
  if (CHECKED_FORMATS.has(format)) return true
  const message = `format ${format} is not known: values are not checked against it`
  notices.push({ kind: 'ineffective', message, place })
  return false
}

/** Whether values can be checked against `pattern`; notes why where they cannot. */
export function notePattern(pattern: string, place: Place, notices: SchemaNotice[]): boolean {
  const verdict = judgePattern(pattern)
  if (verdict.kind === 'unsafe') {
    const message = `pattern ${pattern} may take exponential time: values are not checked against it`
    notices.push({ kind: 'unsafe', message, place })
  }
  if (verdict.kind === 'invalid') {
    const message = `pattern ${pattern} is no ECMA-262 expression (${verdict.because}): values are not checked against it`
    notices.push({ kind: 'ineffective', message, place })
  }
  return verdict.kind === 'usable'
}
