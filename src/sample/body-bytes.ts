import { isRecord } from '../schema/value.js'
import type { BodyForm } from './body-form.js'

/** A body as it goes over the wire. */
export interface WrittenBody {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** As expressions see it: a JSON value, or the texts of a form by name. */
  readonly seen?: unknown
}

/**
 * Writes `value`. Members of forms are texts; objects and lists in them are JSON, but for lists in
 * forms, which repeat their name (OpenAPI 3.1.1, section 4.8.14.4). `nonce` separates the parts of
 * a multipart body.
 */
export function writeBody(
  form: BodyForm,
  contentType: string,
  value: unknown,
  nonce: string,
): WrittenBody {
  switch (form) {
    case 'json': {
      const text = JSON.stringify(value)
      return { bytes: encodeText(text), contentType, seen: JSON.parse(text) }
    }
    case 'form': {
      const fields = listFields(value)
      const search = new URLSearchParams(
        fields.map(({ name, text }): [string, string] => [name, text]),
      )
      return { bytes: encodeText(search.toString()), contentType, seen: collect(fields, false) }
    }
    case 'multipart': {
      const boundary = `ringback-${nonce}`
      const fields = listFields(value)
      const parts = fields.map((field) => `--${boundary}\r\n${writePart(field)}`)
      return {
        bytes: encodeText(`${parts.join('')}--${boundary}--\r\n`),
        contentType: `${contentType}; boundary=${boundary}`,
        seen: collect(fields, true),
      }
    }
    case 'text':
      return { bytes: encodeText(toText(value)), contentType }
  }
}

interface Field {
  readonly name: string
  readonly value: unknown
  readonly text: string
}

function listFields(value: unknown): readonly Field[] {
  const members = isRecord(value) ? Object.entries(value) : []
  return members.flatMap(([name, member]) => {
    const items: readonly unknown[] = Array.isArray(member) ? member : [member]
    return items.map((item) => ({ name, value: item, text: toText(item) }))
  })
}

/** RFC 7578, section 4.2, with names escaped as browsers do. */
function writePart({ name, value, text }: Field): string {
  const escaped = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const type = isRecord(value) ? '\r\nContent-Type: application/json' : ''
  return `Content-Disposition: form-data; name="${escaped}"${type}\r\n\r\n${text}\r\n`
}

/** The first text of each name; JSON parts as what they hold. */
function collect(fields: readonly Field[], isParsed: boolean): unknown {
  const seen = new Map<string, unknown>()
  for (const { name, value, text } of fields) {
    if (!seen.has(name)) seen.set(name, isParsed && isRecord(value) ? value : text)
  }
  return Object.fromEntries(seen)
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
