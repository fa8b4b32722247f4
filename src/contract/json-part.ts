import { formatPointer, parsePointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties, readWrittenForm } from '../schema/property.js'
import { isJson, parseMediaType } from '../transport/headers.js'
import { findMember, type Presence } from './member.js'
import type { MediaTypeContract } from './model.js'

type Medium = Pick<MediaTypeContract, 'type' | 'partTypes'>

/**
 * The property that is the JSON part of a multipart body: the first to which `encoding` gives a
 * JSON type, else `jsonData` (3GPP TS 29.500, section 5.2.2.2), else the first object. Undefined
 * for other media types, and where there is no such property. `bundle` is the body's schema.
 */
export function findJsonPart({ type, partTypes }: Medium, bundle: JsonSchema): string | undefined {
  if (parseMediaType(type)?.type !== 'multipart') return undefined
  const properties = listProperties(bundle)
  const names = [...properties.keys()]
  const given = names.find((name) => isJsonType(partTypes?.get(name)))
  if (given !== undefined) return given
  const objects = names.filter((name) => {
    const { form, isList } = readWrittenForm(properties.get(name) ?? true)
    return form === 'json' && !isList && partTypes?.has(name) !== true
  })
  return objects.includes('jsonData') ? 'jsonData' : objects[0]
}

function isJsonType(text: string | undefined): boolean {
  const type = text === undefined ? undefined : parseMediaType(text)
  return type !== undefined && isJson(type)
}

/**
 * Presence of a member in a body. OpenAPI does not say what a pointer into a multipart body means:
 * it is a part and a member of it where there is one, else a member of the JSON part, which is
 * taken to be always there.
 */
export function findBodyMember(
  media: Medium,
  bundle: JsonSchema,
  tokens: readonly string[],
): Presence {
  const literal = findMember(bundle, tokens)
  if (literal !== 'absent') return literal
  const part = findJsonPart(media, bundle)
  const schema = part === undefined ? undefined : listProperties(bundle).get(part)
  return schema === undefined ? 'absent' : findMember(schema, tokens)
}

/** The pointer from the whole of a body: with the JSON part in front where that is meant. */
export function locateBodyMember(media: Medium, bundle: JsonSchema, pointer: string): string {
  const tokens = parsePointer(pointer)
  const part = findJsonPart(media, bundle)
  if (tokens === undefined || part === undefined) return pointer
  if (findMember(bundle, tokens) !== 'absent') return pointer
  return findBodyMember(media, bundle, tokens) === 'absent'
    ? pointer
    : formatPointer([part, ...tokens])
}
