import type { BodyCase, CaseSource } from './case-model.js'
import type { ValuePlace } from './case-place.js'
import { formatValue } from './case-word.js'
import { readKeyword, readList, readNumber, readText } from './keyword.js'
import { placeMember } from './member.js'

/** A body for each value of each `enum`. */
export function listEnumCases(
  places: readonly ValuePlace[],
  source: CaseSource,
): readonly BodyCase[] {
  return places.flatMap((place) =>
    readList(place.schema, 'enum').flatMap((value) =>
      put(place, value, `${formatValue(value)} (enum)`, source),
    ),
  )
}

/** A body at each bound of numbers, lengths and counts. */
export function listBoundCases(
  places: readonly ValuePlace[],
  source: CaseSource,
): readonly BodyCase[] {
  return places.flatMap((place) =>
    listBounds(place).flatMap(({ keyword, bound, value }) =>
      put(place, value, `at its ${keyword} ${bound}`, source),
    ),
  )
}

interface Bound {
  readonly keyword: string
  readonly bound: number
  readonly value: unknown
}

const LONGEST_TEXT = 10_000
const MOST_ITEMS = 100

function listBounds({ schema, value }: ValuePlace): readonly Bound[] {
  if (Object.hasOwn(schema, 'enum') || Object.hasOwn(schema, 'const')) return []
  if (typeof value === 'number') {
    const step = readKeyword(schema, 'type') === 'integer' ? 1 : 0
    return [
      ...bound('minimum', (least) => least),
      ...bound('maximum', (most) => most),
      ...(step === 0
        ? []
        : [
            ...bound('exclusiveMinimum', (least) => least + step),
            ...bound('exclusiveMaximum', (most) => most - step),
          ]),
    ]
  }
  if (typeof value === 'string') {
    // A cut or filled text hardly keeps a form.
    if (readText(schema, 'pattern') !== undefined || readText(schema, 'format') !== undefined) {
      return []
    }
    // Lengths are counted in code points (JSON Schema 2020-12, 6.3.1).
    const letters = Array.from(value)
    const resize = (length: number) =>
      length > LONGEST_TEXT
        ? undefined
        : letters.slice(0, length).join('') + 'x'.repeat(Math.max(0, length - letters.length))
    return [...bound('minLength', resize), ...bound('maxLength', resize)]
  }
  if (!Array.isArray(value)) return []
  const items: readonly unknown[] = value
  const recount = (count: number) =>
    count > MOST_ITEMS || (items.length === 0 && count > 0)
      ? undefined
      : Array.from({ length: count }, (_, index) => items[index % items.length])
  return [...bound('minItems', recount), ...bound('maxItems', recount)]

  function bound(keyword: string, make: (bound: number) => unknown): readonly Bound[] {
    const limit = readNumber(schema, keyword)
    const made = limit === undefined ? undefined : make(limit)
    return limit === undefined || made === undefined ? [] : [{ keyword, bound: limit, value: made }]
  }
}

function put(
  { pointer, name }: ValuePlace,
  value: unknown,
  how: string,
  { base }: CaseSource,
): readonly BodyCase[] {
  const placed = placeMember(base, pointer, value)
  const label = name === '' ? `body ${how}` : `body with ${name} ${how}`
  return placed.ok ? [{ kind: 'valid', label, expects: 'acceptance', value: placed.value }] : []
}
