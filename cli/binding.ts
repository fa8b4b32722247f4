import type { CallbackBinding } from '../src/index.js'
import { createUsageError } from './usage.js'

/**
 * Reads `--bind` arguments: `CALLBACK=query:NAME`, `header:NAME`, `path:NAME`, `cookie:NAME`,
 * `body:/pointer` or `none`. The last one for a callback wins.
 */
export function readBindings(texts: readonly string[]): ReadonlyMap<string, CallbackBinding> {
  return new Map(texts.map(parseBinding))
}

function parseBinding(text: string): readonly [string, CallbackBinding] {
  const [, callback, place] = /^(.+)=([^=]*)$/s.exec(text) ?? []
  const binding = place === undefined ? undefined : parsePlace(place)
  if (callback === undefined || binding === undefined) {
    throw createUsageError(
      `--bind: expected CALLBACK=PLACE, but got "${text}".`,
      'PLACE is query:NAME, header:NAME, path:NAME, cookie:NAME, body:/pointer or none: --bind invoicePaid=query:callback_url.',
    )
  }
  return [callback, binding]
}

function parsePlace(text: string): CallbackBinding | undefined {
  if (text === 'none') return 'none'
  const [, place, name = ''] = /^(query|header|path|cookie|body):(.+)$/s.exec(text) ?? []
  switch (place) {
    case 'query':
    case 'header':
    case 'path':
    case 'cookie':
      return { in: place, name }
    case 'body':
      return name.startsWith('/') ? { in: 'body', pointer: name } : undefined
    default:
      return undefined
  }
}
