import { writeBody } from '../sample/body-bytes.js'
import { readPartLayout } from '../sample/body-layout.js'
import type { SchemaStore } from '../schema/model.js'
import type { AnswerMedium } from './answer-medium.js'
import { writeXml } from './answer-xml.js'

export interface AnswerBody {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** As callback expressions see it. */
  readonly seen?: unknown
}

/** Writes a value in a media type; what is no text in one that has no other form is XML or JSON. */
export function writeAnswerBody(
  { form, contentType, medium }: AnswerMedium,
  value: unknown,
  schemas: SchemaStore,
): AnswerBody {
  if (form === 'json') {
    return { bytes: Buffer.from(JSON.stringify(value)), contentType, seen: value }
  }
  if (form === 'raw') {
    const isXml = /[/+]xml\b/i.test(contentType) && typeof value !== 'string'
    const other = typeof value === 'string' ? value : JSON.stringify(value)
    const text = isXml ? writeXml(value, medium.schemaName ?? 'root') : other
    return { bytes: Buffer.from(text), contentType }
  }
  const bundle =
    medium.schema === undefined ? true : schemas.bundle(medium.schema, 'response').schema
  return writeBody(form, contentType, value, 'answer', readPartLayout(medium, bundle))
}
