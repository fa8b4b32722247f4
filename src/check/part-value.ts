import { coerceText } from '../schema/coerce.js'
import { type ParsedJson, parseJson } from '../schema/json.js'
import type { JsonSchema } from '../schema/model.js'
import { readItems, readWrittenForm } from '../schema/property.js'
import { findHeader, isJson, parseMediaType } from '../transport/headers.js'
import type { BodyPart } from '../transport/multipart.js'

/** What a part holds, as the schema of its property sees it. */
export type PartValue =
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'text'; readonly value: unknown }
  /** Only its presence counts. */
  | { readonly kind: 'binary'; readonly value: '' }
  | { readonly kind: 'broken'; readonly fault: Extract<ParsedJson, { ok: false }> }

/** `schema` is the bundle of the property, true where none is documented. */
export function readPartValue(part: BodyPart, schema: JsonSchema): PartValue {
  const header = findHeader(part.headers, 'content-type')
  const type = header === undefined ? undefined : parseMediaType(header)
  const body = undoEncoding(part)
  if (body === undefined) return { kind: 'binary', value: '' }
  const { form, isList } = readWrittenForm(schema)
  if (type === undefined ? form === 'json' : isJson(type)) {
    const parsed = parseJson(body)
    if (!parsed.ok) return { kind: 'broken', fault: parsed }
    return { kind: 'json', value: parsed.value, text: new TextDecoder().decode(body) }
  }
  const isText = type === undefined || (type.type === 'text' && type.subtype !== 'xml')
  if (!isText || form === 'binary') return { kind: 'binary', value: '' }
  // Of a list each part is an item.
  const own = isList ? readItems(schema) : schema
  return { kind: 'text', value: coerceText(new TextDecoder().decode(body), own) }
}

/** Undefined where the Content-Transfer-Encoding (RFC 2045, section 6.1) is not undone. */
function undoEncoding({ headers, body }: BodyPart): Uint8Array | undefined {
  const encoding = findHeader(headers, 'content-transfer-encoding')?.trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(new TextDecoder().decode(body), 'base64')
  return ['7bit', '8bit', 'binary', undefined].includes(encoding) ? body : undefined
}
