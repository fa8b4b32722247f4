import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../schema/value.js'
import { isSchema } from './keyword.js'

/** Both values of one keyword as one; undefined where nothing can satisfy both. */
export type Merge = (first: unknown, second: unknown) => unknown

/** For keywords that no rule joins. */
export const takeSecond: Merge = (_first, second) => second
const takeLarger: Merge = (first, second) => mergeNumbers(first, second, Math.max)
const takeSmaller: Merge = (first, second) => mergeNumbers(first, second, Math.min)
const takeEither: Merge = (first, second) => first === true || second === true
const takeEqual: Merge = (first, second) => (isDeepStrictEqual(first, second) ? first : undefined)

function mergeNumbers(first: unknown, second: unknown, pick: (...values: number[]) => number) {
  if (typeof first !== 'number') return second
  return typeof second === 'number' ? pick(first, second) : first
}

const joinLists: Merge = (first, second) =>
  Array.isArray(first) && Array.isArray(second)
    ? [...new Set<unknown>(first.concat(second))]
    : second

const intersectEnums: Merge = (first, second) => {
  if (!Array.isArray(first) || !Array.isArray(second)) return second
  const both = first.filter((one: unknown) => second.some((two) => isDeepStrictEqual(one, two)))
  return both.length > 0 ? both : undefined
}

const intersectTypes: Merge = (first, second) => {
  const firstTypes: unknown[] = Array.isArray(first) ? first : [first]
  const secondTypes: unknown[] = Array.isArray(second) ? second : [second]
  const both = [
    ...firstTypes.filter((type) => isAllowed(type, secondTypes)),
    ...secondTypes.filter((type) => isAllowed(type, firstTypes)),
  ]
  return both.length > 0 ? [...new Set(both)] : undefined
}

/** Every integer is a number. */
function isAllowed(type: unknown, types: readonly unknown[]): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

const joinSchemas: Merge = (first, second) => {
  if (first === false || second === false) return false
  if (!isSchema(first) || first === true || isDeepStrictEqual(first, second)) return second
  return !isSchema(second) || second === true ? first : { allOf: [first, second] }
}

const joinMaps =
  (join: Merge): Merge =>
  (first, second) => {
    if (!isRecord(first) || !isRecord(second)) return second
    const members = new Map(Object.entries(first))
    for (const [name, value] of Object.entries(second)) {
      members.set(name, members.has(name) ? join(members.get(name), value) : value)
    }
    return Object.fromEntries(members)
  }

const joinPrefixes: Merge = (first, second) => {
  if (!Array.isArray(first) || !Array.isArray(second)) return second
  const [longer, shorter] = first.length > second.length ? [first, second] : [second, first]
  return longer.map((item: unknown, index) =>
    index < shorter.length ? joinSchemas(item, shorter[index]) : item,
  )
}

const joinMultiples: Merge = (first, second) => {
  if (typeof first !== 'number' || typeof second !== 'number') return second
  // Decimal fractions are looked at as whole numbers of their last place.
  const scale = 10 ** Math.max(countPlaces(first), countPlaces(second))
  const [one, other] = [Math.round(first * scale), Math.round(second * scale)]
  const multiple = (one / divisorOf(one, other)) * other
  return multiple > 0 && Number.isSafeInteger(multiple) ? multiple / scale : Math.max(first, second)
}

/** Decimal places of a number as JSON writes it; that of `1e-7` is its seventh. */
function countPlaces(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent))
}

function divisorOf(first: number, second: number): number {
  return second === 0 ? first : divisorOf(second, first % second)
}

/** Patterns are not anchored (JSON Schema 2020-12, 6.3.3), hence the search before each. */
const joinPatterns: Merge = (first, second) =>
  first === second || typeof first !== 'string' || typeof second !== 'string'
    ? second
    : `^(?=[^]*(?:${first}))(?=[^]*(?:${second}))`

/** How the values of a keyword in two schemas become one; `takeSecond` for all others. */
export const MERGES: ReadonlyMap<string, Merge> = new Map<string, Merge>([
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'].map(
    (keyword): [string, Merge] => [keyword, takeLarger],
  ),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'].map(
    (keyword): [string, Merge] => [keyword, takeSmaller],
  ),
  ...['items', 'additionalProperties', 'propertyNames', 'contains', 'unevaluatedProperties'].map(
    (keyword): [string, Merge] => [keyword, joinSchemas],
  ),
  ...['properties', 'patternProperties', 'dependentSchemas'].map((keyword): [string, Merge] => [
    keyword,
    joinMaps(joinSchemas),
  ]),
  ...['uniqueItems', 'readOnly', 'writeOnly'].map((keyword): [string, Merge] => [
    keyword,
    takeEither,
  ]),
  ['dependentRequired', joinMaps(joinLists)],
  ['required', joinLists],
  ['enum', intersectEnums],
  ['const', takeEqual],
  ['type', intersectTypes],
  ['prefixItems', joinPrefixes],
  ['multipleOf', joinMultiples],
  ['pattern', joinPatterns],
])
