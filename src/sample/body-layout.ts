import { findJsonPart } from '../contract/json-part.js'
import type { MediaTypeContract } from '../contract/model.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties, readWrittenForm } from '../schema/property.js'

/** How the members of a value become the parts of a multipart body. */
export interface PartLayout {
  /** The member that comes first in multipart/related and multipart/mixed. */
  readonly jsonPart?: string
  /** Content types of members, where they are not those of what they hold. */
  readonly types: ReadonlyMap<string, string>
}

export const PLAIN_LAYOUT: PartLayout = { types: new Map() }

/** Whether parts have a Content-ID and the JSON part is their root, as they have not in forms. */
export function hasRootPart(contentType: string): boolean {
  return contentType === 'multipart/related' || contentType === 'multipart/mixed'
}

/** `bundle` is the schema of the body. Of a list of content types the first that is no range. */
export function readPartLayout(
  medium: MediaTypeContract | undefined,
  bundle: JsonSchema,
): PartLayout {
  if (medium === undefined) return PLAIN_LAYOUT
  const jsonPart = findJsonPart(medium, bundle)
  const types = new Map<string, string>()
  for (const [name, schema] of listProperties(bundle)) {
    if (readWrittenForm(schema).form === 'binary') types.set(name, 'application/octet-stream')
    const documented = medium.partTypes?.get(name)?.split(',') ?? []
    const type = documented.map((one) => one.trim()).find((one) => !one.includes('*'))
    if (type !== undefined) types.set(name, type)
  }
  return { ...(jsonPart === undefined ? {} : { jsonPart }), types }
}
