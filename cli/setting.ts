import { createUsageError } from './usage.js'
import { OPERATION_FORM, type ValueForm } from './value-form.js'

/** One `--set`: a value for a parameter or for a member of the body. */
export interface Setting {
  /** Id of the operation, or `POST /path`; absent: every operation. */
  readonly operation?: string
  readonly place: 'body' | 'path' | 'query' | 'header' | 'cookie'
  /** Name of the parameter, or JSON Pointer (RFC 6901) of the member. */
  readonly name: string
  readonly value: string
}

/**
 * Reads `[OPERATION.]PLACE:NAME=VALUE`, or what else the form of a command is. An operationId may
 * hold dots: it ends at the last `.PLACE:` before the first equals sign.
 */
export function parseSetting(text: string, form: ValueForm = OPERATION_FORM): Setting {
  const found = /^(?:([^=]+)\.)?(body|path|query|header|cookie):([^=]+)=(.*)$/s.exec(text)
  const [, operation, place, name = '', value = ''] = found ?? []
  if (!isPlace(place) || (operation !== undefined && !form.isNamed)) {
    throw createUsageError(
      `--set: expected ${form.set}, but got "${hideValue(text)}".`,
      `PLACE is body, path, query, header or cookie: --set body:/customer=7, --set ${form.example}.`,
    )
  }
  if (place === 'body') requirePointer(name)
  return { ...(operation === undefined ? {} : { operation }), place, name, value }
}

/** The value as JSON where it is JSON, else as text. */
export function readMemberValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isPlace(place: string | undefined): place is Setting['place'] {
  return place !== undefined
}

/** It may be a secret. */
function hideValue(text: string): string {
  const equals = text.indexOf('=')
  return equals === -1 ? text : `${text.slice(0, equals)}=...`
}

function requirePointer(name: string): void {
  if (name.startsWith('/') && !/~(?![01])/.test(name)) return
  throw createUsageError(
    `--set body:${name}: expected a JSON Pointer such as /customer or /lines/0/price, but got "${name}".`,
    name.startsWith('/')
      ? 'In a JSON Pointer, ~ is written ~0 and / within a name ~1.'
      : `Did you mean body:/${name.replaceAll('.', '/')}?`,
  )
}
