import { readKeyword, readNumber, type SchemaObject } from './keyword.js'

/** A value that a schema without choices forbids. */
export interface WrongValue {
  readonly kind: 'type' | 'limit'
  readonly value: unknown
  /** Follows the name of the member: `outside its enum`. */
  readonly how: string
}

const LONGEST_TEXT = 10_000
const MOST_ITEMS = 100

/** One wrong value for each rule that `schema` has for `value`, safest first. */
export function listWrongValues(
  schema: SchemaObject,
  types: readonly string[],
  value: unknown,
): readonly WrongValue[] {
  return [
    ...listWrongTypes(types),
    ...listUnnamed(schema),
    ...(typeof value === 'number' ? listOutOfRange(schema) : []),
    ...(typeof value === 'string' ? listWrongLengths(schema) : []),
    ...(Array.isArray(value) ? listWrongCounts(schema, value) : []),
  ]
}

/** An object is what no API reads as a scalar; a text is what none reads as an object or list. */
function listWrongTypes(types: readonly string[]): readonly WrongValue[] {
  if (types.length === 0) return []
  const expected = types.join(' or ')
  const isContainer = types.includes('object') || types.includes('array')
  if (!isContainer) {
    return [{ kind: 'type', value: {}, how: `as an object (must be ${expected})` }]
  }
  if (types.includes('string')) return []
  return [{ kind: 'type', value: 'wrong', how: `as a text (must be ${expected})` }]
}

function listUnnamed(schema: SchemaObject): readonly WrongValue[] {
  const keyword = ['const', 'enum'].find((name) => Object.hasOwn(schema, name))
  if (keyword === undefined) return []
  return [{ kind: 'limit', value: 'outside-of-ringback', how: `outside its ${keyword}` }]
}

function listOutOfRange(schema: SchemaObject): readonly WrongValue[] {
  const wrong: WrongValue[] = []
  for (const [keyword, step] of [
    ['minimum', -1],
    ['exclusiveMinimum', -1],
    ['maximum', 1],
    ['exclusiveMaximum', 1],
  ] as const) {
    const bound = readNumber(schema, keyword)
    if (bound === undefined) continue
    const side = step < 0 ? 'below' : 'above'
    wrong.push({ kind: 'limit', value: bound + step, how: `${side} its ${keyword} ${bound}` })
  }
  return wrong
}

function listWrongLengths(schema: SchemaObject): readonly WrongValue[] {
  const least = readNumber(schema, 'minLength') ?? 0
  const most = readNumber(schema, 'maxLength') ?? LONGEST_TEXT
  return [
    ...(least > 0 ? [limit('', `shorter than its minLength ${least}`)] : []),
    ...(most < LONGEST_TEXT
      ? [limit('x'.repeat(most + 1), `longer than its maxLength ${most}`)]
      : []),
  ]
}

function listWrongCounts(schema: SchemaObject, items: readonly unknown[]): readonly WrongValue[] {
  const least = readNumber(schema, 'minItems') ?? 0
  const most = readNumber(schema, 'maxItems') ?? MOST_ITEMS
  const isUnique = readKeyword(schema, 'uniqueItems') === true
  const [first] = items
  return [
    ...(least > 0 ? [limit([], `of fewer than ${least} items (minItems)`)] : []),
    ...(most < MOST_ITEMS && first !== undefined
      ? [
          limit(
            Array.from({ length: most + 1 }, () => first),
            `of more than ${most} items (maxItems)`,
          ),
        ]
      : []),
    ...(isUnique && first !== undefined ? [limit([first, first], 'holding an item twice')] : []),
  ]
}

function limit(value: unknown, how: string): WrongValue {
  return { kind: 'limit', value, how }
}
