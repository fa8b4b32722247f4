import { createUsageError } from './usage.js'

export type Header = readonly [name: string, value: string]

/**
 * A header of the form `Name: value` (RFC 9110, sections 5.1 and 5.5). Its text is never part of
 * the error: it may hold a secret.
 */
export function parseHeader(option: string, text: string): Header {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon).trim()
  const value = text.slice(colon + 1).trim()
  if (colon === -1 || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    throw createUsageError(
      `${option}: expected a header such as "X-Tenant: acme", but got one without ${colon === -1 ? 'a colon' : 'a name that HTTP allows'}.`,
    )
  }
  requireHeaderText(`${option} ${name}`, value)
  return [name, value]
}

/** Refuses what cannot be sent in a header, without showing it. */
export function requireHeaderText(option: string, value: string): void {
  if (/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)) return
  throw createUsageError(
    `${option}: expected text that a header can carry, but got a line break, a control character or a character past Latin-1.`,
    'Look for a line feed at its end, as a file or a secret store may add.',
  )
}
