import { isRecord } from '../schema/value.js'
import { type Field, listFields, toText } from './body-field.js'
import type { BodyForm } from './body-form.js'
import { type PartLayout, PLAIN_LAYOUT } from './body-layout.js'
import { writeParts } from './body-parts.js'

/** A body as it goes over the wire. */
export interface WrittenBody {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** As expressions see it: a JSON value, or the texts of a form by name, with the members of its JSON part. */
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
  layout: PartLayout = PLAIN_LAYOUT,
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
      const fields = listFields(value)
      const written = writeParts(fields, contentType, `ringback-${nonce}`, layout)
      return {
        bytes: encodeText(written.text),
        contentType: written.contentType,
        seen: { ...readJsonPart(fields, layout), ...collect(fields, true) },
      }
    }
    case 'text':
      return { bytes: encodeText(toText(value)), contentType }
  }
}

/** The text of each name, the texts of lists; JSON parts as what they hold. */
function collect(fields: readonly Field[], isParsed: boolean): Readonly<Record<string, unknown>> {
  const seen = new Map<string, unknown[]>()
  for (const { name, value, text } of fields) {
    const item = isParsed && isRecord(value) ? value : text
    seen.set(name, [...(seen.get(name) ?? []), item])
  }
  const lists = new Set(fields.filter((field) => field.isItem).map((field) => field.name))
  return Object.fromEntries(
    Array.from(seen, ([name, items]) => [name, lists.has(name) ? items : items[0]]),
  )
}

/** Expressions point into the JSON part, unless they name a part. */
function readJsonPart(
  fields: readonly Field[],
  { jsonPart }: PartLayout,
): Readonly<Record<string, unknown>> {
  const value = fields.find((field) => field.name === jsonPart)?.value
  return isRecord(value) ? value : {}
}

const ENCODER = new TextEncoder()

function encodeText(text: string): Uint8Array {
  return ENCODER.encode(text)
}
