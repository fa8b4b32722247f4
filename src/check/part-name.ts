import { findHeader, parseMediaType } from '../transport/headers.js'
import type { BodyPart } from '../transport/multipart.js'

/** What tells the parts of a multipart body apart. */
export interface PartRules {
  /** The properties of the body's schema. */
  readonly names: readonly string[]
  /** Content types by name, where they are documented. */
  readonly types: ReadonlyMap<string, string>
  readonly jsonPart: string | undefined
  /** The `start` parameter of multipart/related. */
  readonly start: string | undefined
  /** Whether the body has a root: then its first part is it where there is no `start`. */
  readonly hasRoot: boolean
}

/**
 * The name of each part, undefined where it cannot be told: its `name` (RFC 7578, section 4.2); its
 * Content-ID; the JSON part for the root of multipart/related (RFC 2387, section 3.2); the property
 * that is documented to have its content type; the JSON part for JSON.
 */
export function namePart(part: BodyPart, index: number, rules: PartRules): string | undefined {
  const name = readDispositionName(part)
  if (name !== undefined) return name
  const id = findHeader(part.headers, 'content-id')?.replace(/^<|>$/g, '')
  const local = id?.replace(/@.*$/s, '')
  const identified = rules.names.find((one) => one === id || one === local)
  if (identified !== undefined) return identified
  const start = rules.start?.replace(/^<|>$/g, '')
  const isRoot = rules.hasRoot && (start === undefined ? index === 0 : id === start)
  if (isRoot && rules.jsonPart !== undefined) return rules.jsonPart
  const header = findHeader(part.headers, 'content-type')
  const type = header === undefined ? undefined : parseMediaType(header)
  if (type === undefined) return undefined
  const typed = [...rules.types].filter(([, one]) => parseMediaType(one)?.essence === type.essence)
  if (typed[0] !== undefined && typed.length === 1) return typed[0][0]
  const isJsonText = type.subtype === 'json' || type.suffix === 'json'
  return isJsonText ? rules.jsonPart : undefined
}

function readDispositionName({ headers }: BodyPart): string | undefined {
  const header = findHeader(headers, 'content-disposition')
  // The grammar of parameters is that of media types; the name is UTF-8 as browsers send it.
  const parameters = header?.replace(/^[^;]*/, 'x/x')
  const name = parameters === undefined ? undefined : parseMediaType(parameters)?.parameters
  const text = name?.get('name')
  return text === undefined ? undefined : Buffer.from(text, 'latin1').toString('utf8')
}
