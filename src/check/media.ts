import type { MediaTypeContract } from '../contract/model.js'
import { locateInJson, parseJson } from '../schema/json.js'
import type { Place, SchemaIssue, SchemaRole, SchemaStore } from '../schema/model.js'
import { decodeBody } from '../transport/body.js'
import {
  findHeader,
  isJson,
  type MediaType,
  matchesMediaType,
  parseMediaType,
} from '../transport/headers.js'
import type { HeaderPair } from '../transport/model.js'
import { readForm } from './form.js'

/** A message whose headers and body are judged by the documented media types. */
export interface JudgedMessage {
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
}

/** What is wrong with a body; the checks of each side turn it into their findings. */
export type MediaFault =
  | {
      readonly kind: 'content-type'
      readonly message: string
      readonly expected: string
      readonly arrived: string
      readonly promised: Place | undefined
    }
  | {
      readonly kind: 'syntax'
      readonly message: string
      readonly at?: string
      readonly promised: Place
    }
  | { readonly kind: 'schema'; readonly issue: SchemaIssue; readonly at: string }
  | { readonly kind: 'unjudged'; readonly message: string; readonly promised: Place }

/** Decoded bodies may be this many times the limit of what the receiver takes. */
const DECODED_LIMIT_BYTES = 64 * 1024 * 1024

/** Judges a body that is there by one of the documented media types. */
export function judgeMedia(
  message: JudgedMessage,
  content: readonly MediaTypeContract[],
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  const header = findHeader(message.headers, 'content-type')
  const actual = header === undefined ? undefined : parseMediaType(header)
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
  if (isJson(actual)) return judgeJson(decoded.bytes, media, role, schemas)
  return judgeText(decoded.bytes, actual.essence, media, role, schemas)
}

/** The documented media type that covers what arrived; a key that cannot be read covers nothing. */
function findMedia(
  content: readonly MediaTypeContract[],
  actual: MediaType,
): MediaTypeContract | undefined {
  return content.find(({ type }) => {
    const documented = parseMediaType(type)
    return documented !== undefined && matchesMediaType(actual, documented)
  })
}

function judgeJson(
  bytes: Uint8Array,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  const parsed = parseJson(bytes)
  if (!parsed.ok) {
    const at = `body, line ${parsed.line}, column ${parsed.column}`
    return [{ kind: 'syntax', message: parsed.because, at, promised: media.place }]
  }
  if (media.schema === undefined) return []
  const compilation = schemas.compile(media.schema, role)
  if (!compilation.ok) {
    return [
      {
        kind: 'unjudged',
        message: `its schema cannot be used: ${compilation.because}`,
        promised: media.place,
      },
    ]
  }
  const issues = compilation.check(parsed.value)
  if (issues.length === 0) return []
  const text = new TextDecoder().decode(bytes)
  return issues.map((issue) => ({ kind: 'schema', issue, at: describePlace(text, issue.pointer) }))
}

function describePlace(text: string, pointer: string): string {
  const position = locateInJson(text, pointer)
  const place = pointer === '' ? 'body' : `body ${pointer}`
  return position === undefined
    ? place
    : `${place}, line ${position.line}, column ${position.column}`
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
  if (!isForm && !essence.startsWith('text/')) {
    return [
      { kind: 'unjudged', message: `there is no judge for ${essence}`, promised: media.place },
    ]
  }
  if (media.schema === undefined) return []
  const compilation = schemas.compile(media.schema, role)
  if (!compilation.ok) {
    return [
      {
        kind: 'unjudged',
        message: `its schema cannot be used: ${compilation.because}`,
        promised: media.place,
      },
    ]
  }
  const text = new TextDecoder().decode(bytes)
  const value = isForm ? readForm(text, schemas.bundle(media.schema, role).schema) : text
  return compilation
    .check(value)
    .map((issue) => ({ kind: 'schema', issue, at: `body ${issue.pointer}`.trimEnd() }))
}
