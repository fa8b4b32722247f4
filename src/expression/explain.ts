import { quote } from './describe.js'

/** Why an expression, without braces, fits neither the grammar nor a dialect. */
export function explainUnreadable(text: string): string {
  if (text === '') return 'it is empty'
  const match = /^\$?(request|response)(s?)(?:\.([^.#/[]*)(.*))?/is.exec(text)
  if (match === null) return 'an expression begins with `$request.` or `$response.`'
  const [, message = '', plural = '', source, rest = ''] = match
  const start = `$${message}`
  if (plural !== '') return `${quote(`$${message}${plural}`)} does not exist: write \`${start}\``
  switch (source?.toLowerCase()) {
    case 'header':
    case 'query':
    case 'path':
      return explainName(`${start}.${source}`, rest)
    case 'body':
      return `after \`${start}.body\` must stand \`#\` and a JSON Pointer (RFC 6901)`
    default:
      return `after \`${start}\` must stand \`.header\`, \`.query\`, \`.path\` or \`.body\``
  }
}

function explainName(start: string, rest: string): string {
  const pointed = /^#\/?([^/]+)$/.exec(rest)?.[1]
  if (pointed !== undefined) {
    return `only a body has a JSON Pointer: write ${quote(`${start}.${pointed}`)}`
  }
  return /^\../s.test(rest)
    ? `${quote(rest.slice(1))} is no header name (RFC 9110, section 5.6.2)`
    : `after \`${start}.\` must stand a name`
}
