import { readMember } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isSchema } from './keyword.js'

/** The schema that a `#/...` reference of a bundle leads to; undefined where nothing stands. */
export function findReferenced(root: JsonSchema, reference: string): JsonSchema | undefined {
  if (!reference.startsWith('#')) return undefined
  let found: unknown = root
  for (const token of reference.slice(1).split('/').slice(1)) {
    found = readMember(found, decodeToken(token))
  }
  return isSchema(found) ? found : undefined
}

/** The last part of a reference: the name of the schema that it leads to. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

function decodeToken(token: string): string {
  let text = token
  try {
    text = decodeURIComponent(token)
  } catch {
    // Not percent-encoded: taken as it is.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~')
}
