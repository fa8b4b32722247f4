import { describeSource } from './describe.js'
import type { ExpressionContext, ExpressionSource, MessageKind } from './model.js'
import { evaluatePointer, formatPointer, parsePointer, readMember } from './pointer.js'

/** What stands at a source; `because` is half a sentence: "the request header `X` is missing". */
export type SourceValue =
  | { readonly found: true; readonly value: unknown }
  | { readonly found: false; readonly because: string }

/**
 * Looks a source up in a trigger. Of a repeated header or query parameter the first value counts:
 * OpenAPI does not say which, and a URL put together from several would be none.
 */
export function readSource(source: ExpressionSource, context: ExpressionContext): SourceValue {
  const { request, response } = context
  switch (source.kind) {
    case 'url':
      return found(request.url)
    case 'method':
      return found(request.method)
    case 'status-code':
      return response === undefined ? NO_RESPONSE : found(response.status)
    case 'name':
      return absent('nothing says what this name stands for')
    case 'cookie':
      return orAbsent(readCookie(request.headers, source.name), source)
    case 'header': {
      const message = source.message === 'request' ? request : response
      if (message === undefined) return NO_RESPONSE
      const name = source.name.toLowerCase()
      return orAbsent(message.headers.find((pair) => pair[0].toLowerCase() === name)?.[1], source)
    }
    case 'query':
    case 'path': {
      if (source.message === 'response')
        return absent(`a response has no ${source.kind} parameters`)
      const value =
        source.kind === 'path'
          ? request.path.get(source.name)
          : request.query.find(([name]) => name === source.name)?.[1]
      return orAbsent(value, source)
    }
    case 'body': {
      const message = source.message === 'request' ? request : response
      if (message === undefined) return NO_RESPONSE
      return readBody(message.body, source.pointer, source.message)
    }
  }
}

const NO_RESPONSE = absent('there is no response yet')

function readBody(body: unknown, pointer: string, message: MessageKind): SourceValue {
  if (body === undefined) return absent(`the ${message} has no JSON body`)
  const value = evaluatePointer(body, pointer)
  return value === undefined ? absent(explainAbsence(body, pointer, message)) : found(value)
}

/** Names the first step of the pointer that leads nowhere, not only the last. */
function explainAbsence(body: unknown, pointer: string, message: MessageKind): string {
  const tokens = parsePointer(pointer)
  if (tokens === undefined) return `\`${pointer}\` is no JSON Pointer (RFC 6901)`
  let current = body
  const isPresent = (token: string) => (current = readMember(current, token)) !== undefined
  const missing = tokens.findIndex((token) => !isPresent(token))
  return `the ${message} body has no \`${formatPointer(tokens.slice(0, missing + 1))}\``
}

/** RFC 6265, section 4.2.1; the value is not decoded, since cookies have no encoding. */
function readCookie(
  headers: ExpressionContext['request']['headers'],
  name: string,
): string | undefined {
  return headers
    .filter(([header]) => header.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

function orAbsent(value: string | undefined, source: ExpressionSource): SourceValue {
  return value === undefined ? absent(`${describeSource(source)} is missing`) : found(value)
}

function found(value: unknown): SourceValue {
  return { found: true, value }
}

function absent(because: string): SourceValue {
  return { found: false, because }
}
