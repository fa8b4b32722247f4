import { describeDialect } from './dialect-name.js'
import { KEYWORDS, SILENT_KEYWORDS } from './keyword.js'
import type { OpenApiVersion } from './model.js'
import { findMisspelling } from './near-name.js'
import { rewriteNullable } from './nullable.js'

type Keywords = Map<string, unknown>

/** Takes notes about the schema that is being read; the keyword is the one that the note is about. */
export type TakeNotice = (message: string, keyword: string) => void

/**
 * The keywords of one schema object as JSON Schema 2020-12 has them, subschemas untouched. What
 * OpenAPI 3.0 writes in another way is rewritten, and so is what documents of one version often
 * borrow from the other, wherever its meaning is clear.
 */
export function readKeywords(
  raw: Readonly<Record<string, unknown>>,
  version: OpenApiVersion,
  take: TakeNotice,
): Keywords {
  const keywords: Keywords = new Map(Object.entries(raw))
  if (version === '3.0' && typeof raw.$ref === 'string') return readReference(keywords, take)
  const dialect = describeDialect(raw.$schema)
  if (dialect !== undefined) take(dialect, '$schema')
  dropEmpty(keywords, take)
  rewriteExclusive(keywords, 'exclusiveMinimum', 'minimum', version, take)
  rewriteExclusive(keywords, 'exclusiveMaximum', 'maximum', version, take)
  rewriteNullable(keywords, version, take)
  rewriteTuple(keywords, take)
  if (keywords.has('example') && !keywords.has('examples')) {
    keywords.set('examples', [keywords.get('example')])
  }
  dropUnknown(keywords, version, take)
  return keywords
}

/** OpenAPI 3.0.4, section 4.7.23: everything beside `$ref` is ignored. */
function readReference(keywords: Keywords, take: TakeNotice): Keywords {
  for (const name of keywords.keys()) {
    const hasEffect = KEYWORDS.get(name)?.isAnnotation === false || name === 'nullable'
    if (hasEffect)
      take(`${name} beside $ref has no effect in OpenAPI 3.0: wrap $ref in allOf`, name)
  }
  return new Map([['$ref', keywords.get('$ref')]])
}

/** `properties:` with nothing after it is null in YAML. */
function dropEmpty(keywords: Keywords, take: TakeNotice): void {
  for (const [name, value] of keywords) {
    if (value !== null || ['const', 'default', 'example'].includes(name)) continue
    keywords.delete(name)
    if (KEYWORDS.has(name)) take(`${name} is empty (null) and has no effect`, name)
  }
}

/** OpenAPI 3.0 has the exclusive limits of JSON Schema draft 4: `true` beside the limit itself. */
function rewriteExclusive(
  keywords: Keywords,
  exclusive: string,
  limit: string,
  version: OpenApiVersion,
  take: TakeNotice,
): void {
  const value = keywords.get(exclusive)
  if (typeof value === 'number' && version === '3.0') {
    take(`${exclusive} is true or false in OpenAPI 3.0; its number is read as in 3.1`, exclusive)
  }
  if (typeof value !== 'boolean') return
  if (version !== '3.0') {
    take(`${exclusive} is a number in OpenAPI ${version}; true is read as in 3.0`, exclusive)
  }
  keywords.delete(exclusive)
  if (!value) return
  if (keywords.has(limit)) {
    keywords.set(exclusive, keywords.get(limit))
    keywords.delete(limit)
  } else {
    take(`${exclusive} has no effect without ${limit}`, exclusive)
  }
}

/** Tuples of JSON Schema before 2020-12, as pydantic 1 writes them. */
function rewriteTuple(keywords: Keywords, take: TakeNotice): void {
  const items = keywords.get('items')
  if (!Array.isArray(items)) return
  take('items is a list; it is read as prefixItems (JSON Schema 2020-12)', 'items')
  keywords.delete('items')
  if (items.length > 0) keywords.set('prefixItems', items)
  if (keywords.has('additionalItems')) keywords.set('items', keywords.get('additionalItems'))
}

function dropUnknown(keywords: Keywords, version: OpenApiVersion, take: TakeNotice): void {
  for (const name of keywords.keys()) {
    const rule = KEYWORDS.get(name)
    if (rule !== undefined) {
      const isForeign = version === '3.0' && !rule.isIn30
      if (isForeign) take(`${name} is not in OpenAPI 3.0; it is read as in 3.1`, name)
      continue
    }
    if (SILENT_KEYWORDS.has(name)) continue
    keywords.delete(name)
    const near = name.startsWith('x-') ? undefined : findMisspelling(name, [...KEYWORDS.keys()])
    if (near !== undefined) take(`${name} is no keyword and has no effect: is ${near} meant?`, name)
  }
}
