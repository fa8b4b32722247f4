import type { HeaderPair } from './model.js'

/** A media type (RFC 9110, section 8.3.1), lower case but for parameter values. */
export interface MediaType {
  readonly type: string
  readonly subtype: string
  /** `type/subtype` without parameters. */
  readonly essence: string
  /** What follows the last `+` of the subtype (RFC 6838, section 4.2.8). */
  readonly suffix?: string
  /** By lower-case name; the first of a repeated name. */
  readonly parameters: ReadonlyMap<string, string>
  /** True where blanks stand where the grammar allows none, as in `application/ json`. */
  readonly hasStrayBlanks: boolean
}

/** The first value of a header; names compare without case. Undefined where it is missing. */
export function findHeader(headers: readonly HeaderPair[], name: string): string | undefined {
  for (const pair of headers) if (isSameName(pair[0], name)) return pair[1]
  return undefined
}

/** Every value of a header in order, one per header line, lists not split. */
export function listHeader(headers: readonly HeaderPair[], name: string): string[] {
  const values: string[] = []
  for (const pair of headers) if (isSameName(pair[0], name)) values.push(pair[1])
  return values
}

/** Reads a Content-Type value or the key of a `content` map; undefined where it is no media type. */
export function parseMediaType(text: string): MediaType | undefined {
  const head = /^\s*([\w!#$%&'*+.^`|~-]+)([ \t]*)\/([ \t]*)([\w!#$%&'*+.^`|~-]+)/.exec(text)
  if (head === null) return undefined
  const [matched, type = '', before = '', after = '', subtype = ''] = head
  const rest = parseParameters(text.slice(matched.length))
  if (rest === undefined) return undefined
  const lowType = type.toLowerCase()
  const lowSubtype = subtype.toLowerCase()
  const plus = lowSubtype.lastIndexOf('+')
  return {
    type: lowType,
    subtype: lowSubtype,
    essence: `${lowType}/${lowSubtype}`,
    ...(plus > 0 && plus < lowSubtype.length - 1 ? { suffix: lowSubtype.slice(plus + 1) } : {}),
    parameters: rest.parameters,
    hasStrayBlanks: before !== '' || after !== '' || rest.hasStrayBlanks,
  }
}

/**
 * Whether a body of type `actual` is covered by the documented type or range: any type, a whole
 * type such as `text/` and a star, or a star with a suffix (`application/`, `*+json`), as ASP.NET
 * documents it. Documented parameters must agree; a documented `charset=utf-8` also covers none.
 */
export function matchesMediaType(actual: MediaType, documented: MediaType): boolean {
  if (documented.type !== '*' && documented.type !== actual.type) return false
  return matchesSubtype(actual, documented) && hasParametersOf(actual, documented)
}

/** `application/json`, any other `json` subtype, and any type with the suffix `+json`. */
export function isJson(mediaType: MediaType): boolean {
  return mediaType.subtype === 'json' || mediaType.suffix === 'json'
}

function isSameName(left: string, right: string): boolean {
  return left.length === right.length && left.toLowerCase() === right.toLowerCase()
}

function matchesSubtype(actual: MediaType, documented: MediaType): boolean {
  if (documented.subtype === '*' || documented.subtype === actual.subtype) return true
  return documented.subtype.startsWith('*+') && documented.suffix === actual.suffix
}

/** Whether `actual` has each parameter of `documented`; that it is in UTF-8 need not be said. */
export function hasParametersOf(actual: MediaType, documented: MediaType): boolean {
  for (const [name, value] of documented.parameters) {
    const given = actual.parameters.get(name)
    if (name === 'charset') {
      if ((given ?? 'utf-8').toLowerCase() !== value.toLowerCase()) return false
    } else if (given !== value) return false
  }
  return true
}

/** RFC 9110, section 5.6.6; blanks around `=` are tolerated, anything else off the grammar is not. */
function parseParameters(
  text: string,
): Pick<MediaType, 'parameters' | 'hasStrayBlanks'> | undefined {
  if (text === '') return NO_PARAMETERS
  const parameters = new Map<string, string>()
  let hasStrayBlanks = false
  const next =
    /[ \t]*;[ \t]*(?:([\w!#$%&'*+.^`|~-]+)([ \t]*)=([ \t]*)(?:([\w!#$%&'*+.^`|~-]+)|"((?:[^"\\]|\\.)*)"))?/y
  while (text.slice(next.lastIndex).trim() !== '') {
    const match = next.exec(text)
    if (match === null) return undefined
    const [, name, before, after, token, quoted] = match
    if (name === undefined) continue
    if (before !== '' || after !== '') hasStrayBlanks = true
    const key = name.toLowerCase()
    const value = token ?? quoted?.replace(/\\(.)/g, '$1') ?? ''
    if (!parameters.has(key)) parameters.set(key, value)
  }
  return { parameters, hasStrayBlanks }
}

const NO_PARAMETERS = { parameters: new Map<string, string>(), hasStrayBlanks: false }
