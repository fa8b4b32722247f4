import type { KeyShape } from './model.js'

/** What a key without any expression looks like; a host with a port needs no scheme. */
export function classifyOpaqueKey(key: string): Exclude<KeyShape, 'expression'> {
  if (/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]/i.test(key) || /^[\w.-]+:\d+(?:\/|$)/.test(key)) {
    return 'static-url'
  }
  return /^[^\s{}<>$:]*\//.test(key) ? 'relative-path' : 'bare-word'
}
