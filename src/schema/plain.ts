import { KEYWORDS, SILENT_KEYWORDS } from './keyword.js'
import type { OpenApiVersion } from './model.js'

/** Read in another way than they are written, at least in one version, or with a remark. */
const REWRITTEN = new Set(['exclusiveMinimum', 'exclusiveMaximum', 'nullable', '$schema'])

type Names = ReadonlySet<string>

const COMMON: Names = new Set(
  [...KEYWORDS.keys(), ...SILENT_KEYWORDS].filter((name) => !REWRITTEN.has(name)),
)
const IN_30: Names = new Set([...COMMON].filter((name) => KEYWORDS.get(name)?.isIn30 !== false))

/**
 * Whether the keywords of a schema mean what they say: nothing to rewrite, nothing to note, so that
 * `readKeywords` would give them as they stand. Most schemas of a document are plain.
 */
export function isPlain(
  raw: Readonly<Record<string, unknown>>,
  names: readonly string[],
  version: OpenApiVersion,
): boolean {
  const is30 = version === '3.0'
  // There everything beside $ref is ignored.
  if (is30 && Object.hasOwn(raw, '$ref')) return names.length === 1
  const known = is30 ? IN_30 : COMMON
  for (const name of names) {
    const value = raw[name]
    if (value === null) return false
    if (known.has(name)) {
      if (name === 'items' && Array.isArray(value)) return false
    } else if (name === 'nullable') {
      if (value === true && !(is30 && isNullablePlain(raw))) return false
    } else if (!name.startsWith('x-')) return false
  }
  return true
}

/** A widened `type` says nothing about its values but in an `enum`. */
function isNullablePlain(raw: Readonly<Record<string, unknown>>): boolean {
  return typeof raw.type === 'string' && !Array.isArray(raw.enum)
}
