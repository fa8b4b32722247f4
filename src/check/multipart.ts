import { findJsonPart } from '../contract/json-part.js'
import type { MediaTypeContract } from '../contract/model.js'
import { formatPointer, parsePointer } from '../expression/pointer.js'
import type { JsonSchema, SchemaRole, SchemaStore } from '../schema/model.js'
import { listProperties, readWrittenForm } from '../schema/property.js'
import { isRecord } from '../schema/value.js'
import {
  findHeader,
  type MediaType,
  matchesMediaType,
  parseMediaType,
} from '../transport/headers.js'
import { type BodyPart, parseMultipart } from '../transport/multipart.js'
import { describePlace, type MediaFault } from './media-fault.js'
import { createMediaJudge } from './media-schema.js'
import { namePart } from './part-name.js'
import { type PartValue, readPartValue } from './part-value.js'

/**
 * Judges a multipart body as the object whose properties are its parts (OpenAPI 3.1.1, section
 * 4.8.14.5): JSON parts by their schema, text as the value it stands for, of all others that they
 * are there. Parts that the document does not know are not judged.
 */
export function judgeMultipart(
  bytes: Uint8Array,
  actual: MediaType,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): MediaFault[] {
  const promised = media.place
  const boundary = actual.parameters.get('boundary')
  if (boundary === undefined)
    return [{ kind: 'syntax', message: 'its Content-Type names no boundary', promised }]
  const parsed = parseMultipart(bytes, boundary)
  if (!parsed.ok) return [{ kind: 'syntax', message: parsed.because, promised }]
  if (media.schema === undefined) return []
  const judge = createMediaJudge(media, role, schemas)
  if (!judge.ok) return judge.faults
  const bundle = schemas.bundle(media.schema, role).schema
  const parts = nameParts(parsed.parts, actual, media, bundle)
  const whole = composeValue(parts)
  const faults = parts.flatMap((part) => judgePart(part, media))
  const hidden = parts.filter(({ value }) => value.kind === 'binary' || value.kind === 'broken')
  const issues = judge.check(whole).filter(({ pointer, keyword }) => {
    const [name] = parsePointer(pointer) ?? []
    const isOpaque = hidden.some((part) => part.name === name)
    return !isOpaque || keyword === 'unjudged'
  })
  return [
    ...faults,
    ...issues.map(
      (issue): MediaFault => ({ kind: 'schema', issue, at: describePart(issue.pointer, parts) }),
    ),
  ]
}

/**
 * A multipart body as runtime expressions see it: the members of its JSON part, and its parts by
 * name, which win. Undefined for one that cannot be read.
 */
export function readMultipart(
  bytes: Uint8Array,
  actual: MediaType,
  media: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): unknown {
  const parsed = parseMultipart(bytes, actual.parameters.get('boundary') ?? '')
  if (!parsed.ok) return undefined
  const bundle = media.schema === undefined ? true : schemas.bundle(media.schema, role).schema
  const whole = composeValue(nameParts(parsed.parts, actual, media, bundle))
  const root = whole[findJsonPart(media, bundle) ?? '']
  return { ...(isRecord(root) ? root : {}), ...whole }
}

interface NamedPart {
  readonly name: string
  readonly part: BodyPart
  readonly value: PartValue
  /** Whether the property holds a list of such parts. */
  readonly isItem: boolean
}

function nameParts(
  parts: readonly BodyPart[],
  actual: MediaType,
  media: MediaTypeContract,
  bundle: JsonSchema,
): NamedPart[] {
  const properties = listProperties(bundle)
  const rules = {
    names: [...properties.keys()],
    types: media.partTypes ?? new Map<string, string>(),
    jsonPart: findJsonPart(media, bundle),
    start: actual.parameters.get('start'),
    hasRoot: actual.essence === 'multipart/related',
  }
  return parts.flatMap((part, index) => {
    const name = namePart(part, index, rules)
    if (name === undefined) return []
    const schema = properties.get(name) ?? true
    const value = readPartValue(part, schema)
    const isWhole = value.kind === 'json' && Array.isArray(value.value)
    return [{ name, part, value, isItem: readWrittenForm(schema).isList && !isWhole }]
  })
}

/** The object whose members are the parts; what comes several times is a list. */
function composeValue(parts: readonly NamedPart[]): Readonly<Record<string, unknown>> {
  const members = new Map<string, unknown[]>()
  const lists = new Set(parts.filter((part) => part.isItem).map((part) => part.name))
  for (const { name, value } of parts) {
    const item = value.kind === 'broken' ? {} : value.value
    members.set(name, [...(members.get(name) ?? []), item])
  }
  return Object.fromEntries(
    [...members].map(([name, items]) => [
      name,
      lists.has(name) || items.length > 1 ? items : items[0],
    ]),
  )
}

/** What is wrong with a part before its schema is asked: its content type and its JSON. */
function judgePart({ name, part, value }: NamedPart, media: MediaTypeContract): MediaFault[] {
  const promised = media.place
  const faults: MediaFault[] = []
  const expected = media.partTypes?.get(name)
  const header = findHeader(part.headers, 'content-type')
  if (expected !== undefined && header !== undefined && !isCovered(header, expected)) {
    const message = `the Content-Type of its part ${name} is not documented`
    faults.push({ kind: 'content-type', message, expected, arrived: header, promised })
  }
  if (value.kind === 'broken') {
    const { because, line, column } = value.fault
    const at = `part ${name}, line ${line}, column ${column}`
    faults.push({ kind: 'syntax', message: `part ${name}: ${because}`, at, promised })
  }
  return faults
}

/** `contentType` of an encoding is a list of types and ranges. */
function isCovered(header: string, expected: string): boolean {
  const actual = parseMediaType(header)
  return expected.split(',').some((one) => {
    const documented = parseMediaType(one)
    if (documented === undefined) return true
    return actual !== undefined && matchesMediaType(actual, documented)
  })
}

function describePart(pointer: string, parts: readonly NamedPart[]): string {
  const [name, ...inner] = parsePointer(pointer) ?? []
  if (name === undefined) return 'body'
  const own = parts.filter((one) => one.name === name)
  const [part] = own
  if (own.length !== 1 || part?.value.kind !== 'json' || part.isItem)
    return `part ${name} ${formatPointer(inner)}`.trimEnd()
  return describePlace(`part ${name}`, part.value.text, formatPointer(inner))
}
