import type { ParameterPlace } from '../contract/model.js'
import { isRecord } from '../schema/value.js'
import { encodePercent, encodeReserved } from './percent.js'

/** A parameter's value and how the document has it written (OpenAPI 3.1.1, section 4.8.12.3). */
export interface StyledParameter {
  readonly name: string
  readonly in: ParameterPlace
  readonly style: string
  readonly explode: boolean
  readonly allowReserved: boolean
  readonly value: unknown
}

type Encode = (text: string) => string

/** What takes the place of `{name}` in the path: style simple, label or matrix. */
export function formatPathValue(parameter: StyledParameter): string {
  const { explode, style, value } = parameter
  const encode = encoderOf(parameter)
  const name = encode(parameter.name)
  switch (style) {
    case 'label':
      return `.${join(value, encode, explode, explode ? '.' : ',')}`
    case 'matrix':
      if (isAbsent(value)) return `;${name}`
      if (explode && Array.isArray(value)) {
        return value.map((item) => `;${name}=${encode(toText(item))}`).join('')
      }
      if (explode && isRecord(value)) return `;${join(value, encode, true, ';')}`
      return `;${name}=${join(value, encode, false, ',')}`
    default:
      return join(value, encode, explode, ',')
  }
}

/** The `name=value` pairs of a query parameter, encoded: none for an empty list or object. */
export function formatQueryPairs(parameter: StyledParameter): readonly string[] {
  const { explode, style, value } = parameter
  const encode = encoderOf(parameter)
  const name = encodePercent(parameter.name)
  const members = listMembers(value)
  if (members?.length === 0) return []
  if (style === 'deepObject' && isRecord(value)) {
    return listDeep(name, value).map(([key, text]) => `${key}=${encode(text)}`)
  }
  const isFlat = members === undefined || !explode
  if (isFlat) {
    const delimiter = DELIMITERS.get(style) ?? ','
    return [`${name}=${join(value, encode, false, delimiter)}`]
  }
  return members.map(([key, item]) =>
    Array.isArray(value)
      ? `${name}=${encode(toText(item))}`
      : `${encodePercent(key)}=${encode(toText(item))}`,
  )
}

/** Headers have style simple and are not percent-encoded (3.1.1, section 4.8.12.2.2). */
export function formatHeaderValue({ explode, value }: StyledParameter): string {
  return escapeHeader(join(value, (text) => text, explode, ','))
}

/** The `name=value` pairs of a cookie parameter. */
export function formatCookiePairs(parameter: StyledParameter): readonly string[] {
  if (parameter.style !== 'cookie') return formatQueryPairs({ ...parameter, style: 'form' })
  // OpenAPI 3.2: cookie syntax, without percent-encoding.
  return [`${parameter.name}=${escapeHeader(join(parameter.value, (text) => text, false, ','))}`]
}

/** In the form of the table "Style Examples": these delimiters are encoded themselves. */
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '%7C'],
])

function encoderOf({ in: place, allowReserved }: StyledParameter): Encode {
  if (!allowReserved || place === 'header') return encodePercent
  return (text) => encodeReserved(text, place)
}

function join(value: unknown, encode: Encode, explode: boolean, delimiter: string): string {
  const members = listMembers(value)
  if (members === undefined) return encode(toText(value))
  return members
    .flatMap(([key, item]) => {
      const text = encode(toText(item))
      if (Array.isArray(value)) return [text]
      return explode ? [`${encode(key)}=${text}`] : [encode(key), text]
    })
    .join(delimiter)
}

function listMembers(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return Array.isArray(value) || isRecord(value) ? Object.entries(value) : undefined
}

/** `color[R]`; deeper than the specification defines, the way that most servers read it. */
function listDeep(name: string, value: unknown): readonly (readonly [string, string])[] {
  const members = listMembers(value)
  if (members === undefined) return [[name, toText(value)]]
  return members.flatMap(([key, item]) => listDeep(`${name}%5B${encodePercent(key)}%5D`, item))
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return isAbsent(value) ? '' : JSON.stringify(value)
}

/** Header values hold visible ASCII and blanks (RFC 9110, section 5.5): the rest is encoded. */
function escapeHeader(text: string): string {
  return text.trim().replace(/[^\t\x20-\x7e]/gu, (character) => encodePercent(character))
}
