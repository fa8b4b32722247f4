import type { Place } from './model.js'
import type { Discriminator } from './origin.js'
import { keyOfPlace } from './place.js'
import type { ReferenceResolver } from './reference.js'
import { nameOfPlace } from './schema-name.js'
import { isRecord, readMember } from './value.js'

interface Alternative {
  readonly raw: unknown
  /** Where its `$ref` leads. */
  readonly place: Place | undefined
}

/**
 * What the `discriminator` of a schema says about its `oneOf` or `anyOf`: values of `mapping`, then
 * `const` and `enum` of the property in each alternative, then the names of the alternatives.
 * Undefined where there is nothing to choose from. OpenAPI 3.0.4, section 4.7.25.
 */
export function readDiscriminator(
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  references: ReferenceResolver,
): Discriminator | undefined {
  const propertyName = readMember(raw.discriminator, 'propertyName')
  const list = raw.oneOf ?? raw.anyOf
  if (typeof propertyName !== 'string' || !Array.isArray(list)) return undefined
  const options = list.map((option) => readAlternative(option, place, references))
  const alternatives = new Map<string, number>()
  const add = (value: unknown, index: number) => {
    if (typeof value === 'string' && index >= 0 && !alternatives.has(value)) {
      alternatives.set(value, index)
    }
  }
  const mapping = readMember(raw.discriminator, 'mapping')
  for (const [value, target] of isRecord(mapping) ? Object.entries(mapping) : []) {
    add(value, findTarget(target, options, place, references))
  }
  options.forEach(({ raw: option }, index) => {
    const property = readMember(readMember(option, 'properties'), propertyName)
    const values = readMember(property, 'enum')
    add(readMember(property, 'const'), index)
    if (Array.isArray(values)) for (const value of values) add(value, index)
  })
  options.forEach((option, index) => {
    if (option.place !== undefined) add(nameOfPlace(option.place), index)
  })
  return { propertyName, alternatives }
}

function readAlternative(raw: unknown, place: Place, references: ReferenceResolver): Alternative {
  const reference = readMember(raw, '$ref')
  if (typeof reference !== 'string') return { raw, place: undefined }
  const target = references.resolve(reference, place)
  return target.ok ? { raw: target.value, place: target.place } : { raw, place: undefined }
}

/** The index that a mapping value names: a schema name, else a reference; -1 for none. */
function findTarget(
  target: unknown,
  options: readonly Alternative[],
  place: Place,
  references: ReferenceResolver,
): number {
  if (typeof target !== 'string') return -1
  const named = options.findIndex(
    (option) => option.place !== undefined && nameOfPlace(option.place) === target,
  )
  if (named >= 0) return named
  const answer = references.resolve(target, place)
  if (!answer.ok) return -1
  const key = keyOfPlace(answer.place)
  return options.findIndex(
    (option) => option.place !== undefined && keyOfPlace(option.place) === key,
  )
}
