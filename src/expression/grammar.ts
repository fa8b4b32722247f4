import type { ExpressionSource, MessageKind } from './model.js'
import { isPointer } from './pointer.js'

const REFERENCE = /^\$(request|response)\.(?:(header|query|path)\.|body(?:#|$))/i
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Reads one expression, without braces, by the ABNF of OpenAPI 3.1.1, section 4.8.20.4, and
 * nothing else. Keywords are case-insensitive, as quoted strings of ABNF are (RFC 5234, section
 * 2.3); a response may have query and path sources, which the grammar allows although no response
 * has either. The ABNF also allows an empty query or path name: that one is refused, because it
 * names nothing.
 */
export function readStandard(text: string): ExpressionSource | undefined {
  const keyword = readKeyword(text)
  if (keyword !== undefined) return keyword
  const match = REFERENCE.exec(text)
  if (match === null) return undefined
  const message = readMessageKind(match[1])
  const rest = text.slice(match[0].length)
  switch (match[2]?.toLowerCase()) {
    case 'header':
      return isToken(rest) ? { kind: 'header', message, name: rest } : undefined
    case 'query':
      return rest === '' ? undefined : { kind: 'query', message, name: rest }
    case 'path':
      return rest === '' ? undefined : { kind: 'path', message, name: rest }
    default:
      return isPointer(rest) ? { kind: 'body', message, pointer: rest } : undefined
  }
}

/** The message that a matched keyword names, in whatever case. */
export function readMessageKind(keyword: string | undefined): MessageKind {
  return keyword?.toLowerCase() === 'response' ? 'response' : 'request'
}

/** Whether a text is a token (RFC 9110, section 5.6.2), as header names are. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

function readKeyword(text: string): ExpressionSource | undefined {
  switch (text.toLowerCase()) {
    case '$url':
      return { kind: 'url' }
    case '$method':
      return { kind: 'method' }
    case '$statuscode':
      return { kind: 'status-code' }
    default:
      return undefined
  }
}
