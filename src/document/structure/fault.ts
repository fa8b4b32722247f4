import { evaluatePointer } from '../../expression/pointer.js'
import { findMisspelling } from '../../schema/near-name.js'
import { isRecord, readMember } from '../../schema/value.js'
import type { MetaSchema } from './meta-schema.js'
import type { Cause, StructureFault } from './model.js'
import { CONSEQUENCE, describeCause, hasSiblings, labelPointer, lastToken } from './words.js'

/** The file that a fault is in. */
export interface CheckedFile {
  readonly uri: string
  readonly data: unknown
  /** As it declares it. */
  readonly openapi: string
}

/** Fields that are texts for people: nothing is read from them. */
const PROSE = ['description', 'title', 'summary', 'version', 'name', 'url']
const EMPTY = ['minProperties', 'minItems', 'minLength', 'uniqueItems']

/**
 * Puts a cause into words, and says how bad it is; undefined for one that only follows from another.
 */
export async function describeFault(
  cause: Cause,
  file: CheckedFile,
  schema: MetaSchema,
): Promise<StructureFault | undefined> {
  const { keyword, keywordLocation, pointer } = cause
  const isUnknown = keyword === 'validate'
  const value = cause.isName ? lastToken(pointer) : evaluatePointer(file.data, pointer)
  const limit = await schema.read(keywordLocation)
  const wording = describeCause(cause, limit, value, file.openapi)
  if (wording === CONSEQUENCE) return undefined
  const { expected, arrived } = wording
  const label = labelPointer(pointer)
  const meant = isUnknown ? await findMeant(cause, schema) : undefined
  return {
    kind: isSlip(cause, limit, value) ? 'slip' : 'invalid',
    place: { uri: file.uri, pointer },
    message: isUnknown
      ? `${label} is no field of OpenAPI ${file.openapi}`
      : `${label}: expected ${expected}, but found ${arrived}`,
    expected,
    arrived,
    ...(meant === undefined ? {} : { hint: `Did you mean ${meant}?` }),
  }
}

function isSlip({ keyword, pointer }: Cause, limit: unknown, value: unknown): boolean {
  if (keyword === 'validate' || EMPTY.includes(keyword)) return true
  if (keyword === 'required' && Array.isArray(limit)) {
    const missing = limit.filter((name) => readMember(value, String(name)) === undefined)
    return missing.length > 0 && missing.every((name) => isProse(String(name), pointer))
  }
  if (hasSiblings(value) && keyword === 'anyOf') return true
  return keyword === 'type' && limit === 'string' && isProse(lastToken(pointer), pointer)
}

/** Names of parameters and URLs of servers are read; those of a contact or a licence are not. */
function isProse(name: string, owner: string): boolean {
  if (name === 'name' || name === 'url') return /^\/(?:info|tags|externalDocs)(?:\/|$)/.test(owner)
  return PROSE.includes(name)
}

/** The known field that an unknown one was probably meant to be. */
async function findMeant(
  { keywordLocation, pointer }: Cause,
  schema: MetaSchema,
): Promise<string | undefined> {
  const owner = await schema.read(keywordLocation.replace(/\/[^/]+$/, ''))
  const properties = readMember(owner, 'properties')
  return isRecord(properties)
    ? findMisspelling(lastToken(pointer), Object.keys(properties))
    : undefined
}
