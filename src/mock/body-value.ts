import { readForm } from '../check/form.js'
import { DECODED_LIMIT_BYTES } from '../check/media.js'
import { findMedia, readArrived } from '../check/media-choice.js'
import { readMultipart } from '../check/multipart.js'
import type { MediaTypeContract } from '../contract/model.js'
import { type ParsedJson, parseJson } from '../schema/json.js'
import type { SchemaStore } from '../schema/model.js'
import { decodeBody } from '../transport/body.js'
import { findHeader, isJson } from '../transport/headers.js'
import type { HttpRequest } from '../transport/model.js'

/** What a body holds. */
export interface BodyValue {
  /** As its schema sees it; undefined where it is none that can be read. */
  readonly value?: unknown
  /** As callback expressions see it: members of forms are texts. */
  readonly seen?: unknown
  /** How it was parsed, where it is JSON or should be. */
  readonly json?: ParsedJson
}

const NOTHING: BodyValue = {}

/** Reads the body of a request by its content type. Never throws. */
export function readBodyValue(
  { headers, body }: HttpRequest,
  content: readonly MediaTypeContract[],
  schemas: SchemaStore,
): BodyValue {
  const header = findHeader(headers, 'content-type')
  const actual = header === undefined ? undefined : readArrived(content, header)
  if (body.length === 0 || actual === undefined) return NOTHING
  const decoded = decodeBody(body, headers, DECODED_LIMIT_BYTES)
  if (!decoded.ok) return NOTHING
  if (isJson(actual)) {
    const json = parseJson(decoded.bytes)
    return json.ok ? { value: json.value, seen: json.value, json } : { json }
  }
  const media = findMedia(content, actual)
  if (media === undefined) return NOTHING
  if (actual.type === 'multipart') {
    const seen = readMultipart(decoded.bytes, actual, media, 'request', schemas)
    return seen === undefined ? NOTHING : { value: seen, seen }
  }
  if (actual.essence !== 'application/x-www-form-urlencoded') return NOTHING
  const text = new TextDecoder().decode(decoded.bytes)
  const bundle = media.schema === undefined ? true : schemas.bundle(media.schema, 'request').schema
  const texts = new Map([...new URLSearchParams(text)].reverse())
  return { value: readForm(text, bundle), seen: Object.fromEntries(texts) }
}
