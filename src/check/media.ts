import type { MediaTypeContract } from '../contract/model.js'
import { type ParsedJson, parseJson, parseJsonText } from '../schema/json.js'
import type { SchemaRole, SchemaStore } from '../schema/model.js'
import { decodeBody } from '../transport/body.js'
import { findHeader, isJson } from '../transport/headers.js'
import type { HeaderPair } from '../transport/model.js'
import { readForm } from './form.js'
import { findMedia, readArrived } from './media-choice.js'
import { describePlace, type MediaFault } from './media-fault.js'
import { createMediaJudge } from './media-schema.js'
import { judgeMultipart } from './multipart.js'

/** A message whose headers and body are judged by the documented media types. */
export interface JudgedMessage {
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
  /** The body as text, where it is UTF-8 and has been decoded already. */
  readonly text?: string | undefined
  /** The decoded body as JSON, where somebody has parsed it already. */
  readonly json?: ParsedJson | undefined
}

/** Decoded bodies may be this many times the limit of what the receiver takes. */
export const DECODED_LIMIT_BYTES = 64 * 1024 * 1024

/** Judges a body that is there by one of the documented media types. */
export function judgeMedia(
  message: JudgedMessage,
  content: readonly MediaTypeContract[],
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  const header = findHeader(message.headers, 'content-type')
  const actual = header === undefined ? undefined : readArrived(content, header)
  const media = actual === undefined ? undefined : findMedia(content, actual)
  if (media === undefined || actual === undefined) {
    const expected = content.map((one) => one.type).join(' or ')
    const arrived = header ?? 'no Content-Type'
    const fault =
      header === undefined
        ? 'is missing'
        : actual === undefined
          ? 'cannot be read'
          : 'is not documented'
    return [
      {
        kind: 'content-type',
        message: `the Content-Type ${fault}`,
        expected,
        arrived,
        promised: content[0]?.place,
      },
    ]
  }
  const decoded = decodeBody(message.body, message.headers, DECODED_LIMIT_BYTES)
  if (!decoded.ok) return [{ kind: 'syntax', message: decoded.because, promised: media.place }]
  if (isJson(actual)) {
    const text = decoded.bytes === message.body ? message.text : undefined
    const parsed = message.json ?? parseJson(decoded.bytes, text)
    return judgeJson(parsed, decoded.bytes, media, role, schemas)
  }
  if (actual.type === 'multipart')
    return judgeMultipart(decoded.bytes, actual, media, role, schemas)
  return judgeText(decoded.bytes, actual.essence, media, role, schemas)
}

function judgeJson(
  parsed: ParsedJson,
  bytes: Uint8Array,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  if (!parsed.ok) {
    const at = `body, line ${parsed.line}, column ${parsed.column}`
    return [{ kind: 'syntax', message: parsed.because, at, promised: media.place }]
  }
  let text: string | undefined
  const faults = judgeValue(parsed.value, media, role, schemas, (pointer) => {
    text ??= new TextDecoder().decode(bytes)
    return describePlace('body', text, pointer)
  })
  return faults.length > 0 && holdsJson(parsed.value) ? faults.map(hintAtEncoding) : faults
}

/** Whether a value is JSON text of an object or a list. */
function holdsJson(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return false
  return parseJsonText(value).ok
}

function hintAtEncoding(fault: MediaFault): MediaFault {
  const hint = 'the body is a JSON string that holds JSON: was it encoded twice?'
  return fault.kind === 'schema' ? { ...fault, hint } : fault
}

/** `locate` says where in the body a JSON Pointer leads. */
function judgeValue(
  value: unknown,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
  locate: (pointer: string) => string,
): MediaFault[] {
  const judge = createMediaJudge(media, role, schemas)
  if (!judge.ok) return judge.faults
  const issues = judge.check(value)
  if (issues.length === 0) return []
  return issues.map((issue) => ({ kind: 'schema', issue, at: locate(issue.pointer) }))
}

/** Text and forms are judged as a string or a map of strings; nothing else is. */
function judgeText(
  bytes: Uint8Array,
  essence: string,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  const isForm = essence === 'application/x-www-form-urlencoded'
  const isXml = /(?:\/|\+)xml$/.test(essence)
  if (isXml || (!isForm && !essence.startsWith('text/'))) {
    const message = `there is no judge for ${essence}, only for JSON, forms, multipart and text`
    return [{ kind: 'unjudged', message, promised: media.place }]
  }
  if (media.schema === undefined) return []
  const text = new TextDecoder().decode(bytes)
  const value = isForm ? readForm(text, schemas.bundle(media.schema, role).schema) : text
  return judgeValue(value, media, role, schemas, (pointer) => `body ${pointer}`.trimEnd())
}
