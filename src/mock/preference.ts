import { listHeader } from '../transport/headers.js'
import type { Call } from './call.js'

/** What the client wishes, the way that users of Prism know it. */
export interface Preference {
  /** The status of the answer. */
  readonly code?: number
  /** The key of a documented example. */
  readonly example?: string
  /** Values made anew instead of examples. */
  readonly dynamic?: boolean
}

/**
 * `Prefer: code=404, example=missing, dynamic=true` (RFC 7240), or `__code`, `__example` and
 * `__dynamic` in the query. The first of a repeated preference counts (section 2); ones that have
 * no meaning here are ignored.
 */
export function readPreference({ request, parameters }: Call): Preference {
  const headers = listHeader(request.headers, 'prefer')
  if (headers.length === 0 && !NAMES.some((name) => parameters.has(`__${name}`))) return NONE
  const given = new Map<string, string>()
  for (const [, name = '', quoted, token = ''] of headers
    .join(',')
    .slice(0, LONGEST)
    .matchAll(PREFERENCE)) {
    const key = name.toLowerCase()
    if (!given.has(key)) given.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token)
  }
  // An empty value is the same as none (section 2).
  const read = (name: string) => given.get(name) || parameters.get(`__${name}`) || undefined
  const code = read('code')
  const example = read('example')
  const dynamic = read('dynamic')
  return {
    ...(code !== undefined && /^[2-5]\d\d$/.test(code) ? { code: Number(code) } : {}),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic: dynamic !== 'false' }),
  }
}

const NONE: Preference = {}

const NAMES = ['code', 'example', 'dynamic']

/** Longer ones are no preference but an attack. */
const LONGEST = 2000

const PREFERENCE =
  /(?:^|[,;])[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*))/g
