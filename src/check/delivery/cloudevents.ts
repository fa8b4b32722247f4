import type { MediaTypeContract } from '../../contract/model.js'
import { showValue } from '../../schema/display.js'
import { parseJson } from '../../schema/json.js'
import type { SchemaIssue, SchemaStore } from '../../schema/model.js'
import { isRecord } from '../../schema/value.js'
import { decodeBody } from '../../transport/body.js'
import { findHeader } from '../../transport/headers.js'
import { DECODED_LIMIT_BYTES, type JudgedMessage } from '../media.js'
import { findMedia, readArrived } from '../media-choice.js'
import type { FindingDraft } from '../model.js'

/**
 * The envelope of a body of `application/cloudevents+json` (CloudEvents 1.0.2, section 3, and its
 * JSON format, section 3.1). What the documented schema says already is not said again. `subject`
 * starts the sentences.
 */
export function judgeCloudEvent(
  message: JudgedMessage,
  content: readonly MediaTypeContract[],
  schemas: SchemaStore,
  subject: string,
): FindingDraft[] {
  const header = findHeader(message.headers, 'content-type')
  const type = header === undefined ? undefined : readArrived(content, header)
  if (type?.essence !== 'application/cloudevents+json') return []
  const media = findMedia(content, type)
  const decoded = decodeBody(message.body, message.headers, DECODED_LIMIT_BYTES)
  const parsed = decoded.ok ? parseJson(decoded.bytes) : undefined
  if (media === undefined || parsed?.ok !== true || !isRecord(parsed.value)) return []
  const event = parsed.value
  const said = listIssues(event, media, schemas)
  return listFaults(event).flatMap(({ name, expected, message }) => {
    if (said.some((issue) => isAbout(issue, name))) return []
    const arrived = Object.hasOwn(event, name) ? `${name}: ${showValue(event[name])}` : `no ${name}`
    const draft = { expected, arrived, at: `body /${name}`, promised: media.place, detail: name }
    return [
      {
        code: 'delivery-cloudevents',
        message: `${subject} is no CloudEvent: ${message}`,
        ...draft,
      },
    ]
  })
}

interface EnvelopeFault {
  readonly name: string
  readonly expected: string
  readonly message: string
}

const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

const isText = (value: unknown) => typeof value === 'string' && value !== ''

/** An attribute that is null counts as left out (JSON format, section 2.2). */
function listFaults(event: Readonly<Record<string, unknown>>): EnvelopeFault[] {
  const read = (name: string) =>
    Object.hasOwn(event, name) ? (event[name] ?? undefined) : undefined
  const faults = ['id', 'source', 'type'].flatMap((name) => {
    if (isText(read(name))) return []
    const how = read(name) === undefined ? 'is missing' : 'must be a string that is not empty'
    return [
      { name, expected: `${name}: string that is not empty (required)`, message: `${name} ${how}` },
    ]
  })
  if (read('specversion') !== '1.0') {
    const how = read('specversion') === undefined ? 'is missing' : 'must be "1.0"'
    const message = `specversion ${how}`
    faults.push({ name: 'specversion', expected: 'specversion: "1.0" (required)', message })
  }
  const time = read('time')
  if (time !== undefined && !(typeof time === 'string' && DATE_TIME.test(time))) {
    const message = 'time must be a date and time with offset (RFC 3339)'
    faults.push({ name: 'time', expected: 'time: date-time (RFC 3339)', message })
  }
  if (read('data') !== undefined && read('data_base64') !== undefined) {
    const message = 'data and data_base64 exclude each other'
    faults.push({ name: 'data_base64', expected: 'data or data_base64, not both', message })
  }
  return faults
}

function listIssues(
  event: unknown,
  { schema }: MediaTypeContract,
  schemas: SchemaStore,
): readonly SchemaIssue[] {
  const compilation = schema === undefined ? undefined : schemas.compile(schema, 'callback')
  return compilation?.ok === true ? compilation.check(event) : []
}

/** Missing members are told at their parent, by name. */
function isAbout({ pointer, expected }: SchemaIssue, name: string): boolean {
  if (pointer === `/${name}`) return true
  return pointer === '' && new RegExp(`^${name}(?![\\w.])`).test(expected)
}
