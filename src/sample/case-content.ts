import { isRecord } from '../schema/value.js'
import type { BodyCase, CaseExpectation, CaseSource } from './case-model.js'
import type { ValuePlace } from './case-place.js'
import { readNumber, type SchemaObject } from './keyword.js'
import { placeMember } from './member.js'

/** Texts that receivers stumble over. What RFC 8259, section 8.2, leaves open must only not crash. */
const TEXTS: readonly (readonly [label: string, text: string, expects: CaseExpectation])[] = [
  ['characters beyond the BMP', '\u{1D11E}\u{1F600}', 'acceptance'],
  ['combining characters', 'e\u0301Z\u0351', 'acceptance'],
  ['right-to-left text', '\u05E9\u05DC\u05D5\u05DD', 'acceptance'],
  ['quotes, backslashes and line breaks', '"\\\n\t\'', 'acceptance'],
  ['an escaped NUL', 'a\u0000b', 'anything'],
  ['a lone surrogate', 'a\uD800b', 'anything'],
]

/** Each of these texts in every member that may hold it. */
export function listTextCases(
  places: readonly ValuePlace[],
  source: CaseSource,
): readonly BodyCase[] {
  const free = places.filter(({ value, schema }) => typeof value === 'string' && isFree(schema))
  return TEXTS.flatMap(([label, text, expects]) => {
    const length = Array.from(text).length
    const fitting = free.filter(({ schema }) => {
      const least = readNumber(schema, 'minLength') ?? 0
      return least <= length && length <= (readNumber(schema, 'maxLength') ?? length)
    })
    return putAll(fitting, text, `texts with ${label}`, expects, source)
  })
}

const LARGEST_SAFE = 2 ** 53

/** Numbers that lose digits in some languages, in every member that may hold them. */
export function listNumberCases(
  places: readonly ValuePlace[],
  source: CaseSource,
): readonly BodyCase[] {
  const free = places.filter(({ value, schema }) => typeof value === 'number' && isFree(schema))
  const fitting = free.filter(({ schema }) => {
    const most = readNumber(schema, 'maximum') ?? readNumber(schema, 'exclusiveMaximum')
    return most === undefined && !Object.hasOwn(schema, 'multipleOf')
  })
  return putAll(fitting, LARGEST_SAFE, 'numbers at 2^53', 'anything', source)
}

function putAll(
  places: readonly ValuePlace[],
  value: unknown,
  label: string,
  expects: CaseExpectation,
  { base }: CaseSource,
): readonly BodyCase[] {
  if (places.length === 0) return []
  let body = base
  for (const { pointer } of places) {
    const placed = placeMember(body, pointer, value)
    if (placed.ok) body = placed.value
  }
  return [{ kind: 'valid', label, expects, value: body }]
}

const LARGE_TEXT = 'x'.repeat(1_000_000)

/** A body of a megabyte: one long text, in a member that may hold it. */
export function listLargeCases(
  places: readonly ValuePlace[],
  source: CaseSource,
): readonly BodyCase[] {
  const roomy = places.find(
    ({ value, schema }) =>
      typeof value === 'string' && isFree(schema) && !Object.hasOwn(schema, 'maxLength'),
  )
  if (roomy === undefined) return []
  const placed = placeMember(source.base, roomy.pointer, LARGE_TEXT)
  if (!placed.ok) return []
  return [{ kind: 'large', label: 'body of 1 MB', expects: 'acceptance', value: placed.value }]
}

const UNKNOWN_MEMBER = 'ringback_unknown'

/** A member that the schema does not name: to be taken where it is open, else to be refused. */
export function listExtraCases(
  places: readonly ValuePlace[],
  { base }: CaseSource,
): readonly BodyCase[] {
  return places.flatMap(({ pointer, name, value }): BodyCase[] => {
    if (!isRecord(value)) return []
    const placed = placeMember(base, `${pointer}/${UNKNOWN_MEMBER}`, 'unknown')
    if (!placed.ok) return []
    const label = `body with ${name === '' ? '' : `${name}/`}${UNKNOWN_MEMBER}`
    return [
      {
        kind: 'extra',
        label: `${label} (not in its schema)`,
        expects: 'acceptance',
        value: placed.value,
      },
      {
        kind: 'invalid',
        label: `${label} (additionalProperties)`,
        expects: 'refusal',
        value: placed.value,
        about: pointer,
      },
    ]
  })
}

/** Any text or number may stand there. */
function isFree(schema: SchemaObject): boolean {
  return ['enum', 'const', 'format', 'pattern'].every((keyword) => !Object.hasOwn(schema, keyword))
}
