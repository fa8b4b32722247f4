import { isRecord } from '../schema/value.js'
import type { Field } from './body-field.js'
import { hasRootPart, type PartLayout } from './body-layout.js'

/** The Content-Type and the text of a multipart body. */
export interface WrittenParts {
  readonly contentType: string
  readonly text: string
}

/**
 * Fields as parts: of forms by name (RFC 7578, section 4.2), of multipart/related and
 * multipart/mixed by Content-ID, the JSON part first, which is the root (RFC 2387).
 */
export function writeParts(
  fields: readonly Field[],
  contentType: string,
  boundary: string,
  layout: PartLayout,
): WrittenParts {
  const isForm = !hasRootPart(contentType)
  const isRoot = (field: Field) => field.name === layout.jsonPart
  const ordered = isForm
    ? fields
    : [...fields.filter(isRoot), ...fields.filter((field) => !isRoot(field))]
  const parts = ordered.map((field) => {
    const head = isForm ? writeDisposition(field, layout) : writeId(field, layout)
    return `--${boundary}\r\n${head}\r\n\r\n${field.text}\r\n`
  })
  const [root] = ordered
  const isRelated = contentType === 'multipart/related' && root !== undefined
  const parameters = isRelated
    ? `; type="${readType(root, layout)}"; start="<${encodeId(root.name)}>"`
    : ''
  return {
    contentType: `${contentType}; boundary=${boundary}${parameters}`,
    text: `${parts.join('')}--${boundary}--\r\n`,
  }
}

/** Names are escaped as browsers do. */
function writeDisposition(field: Field, { types }: PartLayout): string {
  const { name, value } = field
  const escaped = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const type = types.get(name) ?? (isRecord(value) ? 'application/json' : undefined)
  const typed = type === undefined ? '' : `\r\nContent-Type: ${type}`
  return `Content-Disposition: form-data; name="${escaped}"${typed}`
}

function writeId(field: Field, layout: PartLayout): string {
  return `Content-Type: ${readType(field, layout)}\r\nContent-ID: <${encodeId(field.name)}>`
}

function readType({ name, value }: Field, { types }: PartLayout): string {
  return types.get(name) ?? (isRecord(value) ? 'application/json' : 'text/plain')
}

/** Lone surrogates cannot be percent-encoded. */
function encodeId(name: string): string {
  return encodeURIComponent(name.replace(/[\uD800-\uDFFF]/gu, '_'))
}
