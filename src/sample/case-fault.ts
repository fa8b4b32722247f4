import type { BodyCase, CaseSource } from './case-model.js'
import type { ValuePlace } from './case-place.js'
import { readList, readText, type SchemaObject } from './keyword.js'
import { placeMember } from './member.js'
import { readTypes } from './schema-type.js'
import { spoilValue } from './spoil.js'

/**
 * Bodies with one fault each. Only what no framework mends by itself: a number as a text is not
 * among them. Whoever uses them confirms that the schema forbids them.
 */
export function listFaultCases(
  places: readonly ValuePlace[],
  { schema, base }: CaseSource,
): readonly BodyCase[] {
  const spoiled = spoilValue(schema, base, () => false).map(({ fault, value, pointer }) =>
    refuse(fault, value, pointer),
  )
  const others = places.flatMap((place) =>
    listWrong(place).flatMap(({ value, how }) => {
      const placed = placeMember(base, place.pointer, value)
      const label = place.name === '' ? `body ${how}` : `body with ${place.name} ${how}`
      return placed.ok ? [refuse(label, placed.value, place.pointer)] : []
    }),
  )
  return [...spoiled, ...others]
}

function refuse(label: string, value: unknown, about: string): BodyCase {
  return { kind: 'invalid', label, expects: 'refusal', value, about }
}

interface Wrong {
  readonly value: unknown
  readonly how: string
}

function listWrong({ schema, value }: ValuePlace): readonly Wrong[] {
  const types = readTypes(schema)
  const must = types.length === 0 ? '' : ` (must be ${types.join(' or ')})`
  return [
    ...(types.length === 0 ? [] : [{ value: null, how: `as null${must}` }]),
    ...(types.includes('object') ? [{ value: [value], how: `as a list${must}` }] : []),
    ...listOtherCase(schema, value),
    ...listUnformed(schema, value),
  ]
}

/** Values of an `enum` are exact. */
function listOtherCase(schema: SchemaObject, value: unknown): readonly Wrong[] {
  if (typeof value !== 'string' || readList(schema, 'enum').length === 0) return []
  const other = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()
  return other === value ? [] : [{ value: other, how: `as "${other}" (outside its enum)` }]
}

function listUnformed(schema: SchemaObject, value: unknown): readonly Wrong[] {
  const pattern = readText(schema, 'pattern')
  if (typeof value !== 'string' || pattern === undefined) return []
  const how = 'that does not match its pattern'
  return [`${value}\u00B6`, '\u00B6'.repeat(Math.max(1, value.length))].map((text) => ({
    value: text,
    how,
  }))
}
