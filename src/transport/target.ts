/** An absolute http(s) URL, taken apart without being normalised. */
export interface Target {
  /** For the connection. */
  readonly origin: string
  /** `HOST:PORT` for messages, the port always named. */
  readonly authority: string
  readonly isTls: boolean
  /** What goes into the request line: path and query as they were written. */
  readonly path: string
}

export type ParsedTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly because: string }

const URL_PARTS = /^(https?):\/\/([^/?#\\\s]+)([^#]*)/i

/**
 * Takes a URL apart so that its request target goes out exactly as written: `..`, doubled and
 * trailing slashes and escapes stay. Only blanks, controls and non-ASCII characters are
 * percent-encoded, since a request line cannot hold them; the fragment is not sent.
 */
export function parseTarget(url: string, readOrigin = parseOrigin): ParsedTarget {
  const parts = URL_PARTS.exec(url)
  if (parts === null) return no('it is not an absolute http or https URL')
  const [, scheme = '', authority = '', rest = ''] = parts
  if (authority.includes('@')) {
    return no('it holds a user name or password; send them in an Authorization header instead')
  }
  const origin = readOrigin(`${scheme}://${authority}`)
  if (origin === undefined) return no(`"${authority}" is not a host with an optional port`)
  if (rest !== '' && !rest.startsWith('/') && !rest.startsWith('?')) {
    return no('its path does not start with a slash')
  }
  return { ok: true, target: locate(origin, rest.startsWith('/') ? rest : `/${rest}`) }
}

function locate({ origin, authority, isTls }: Origin, path: string): Target {
  return { origin, authority, isTls, path: encodeUnsendable(path) }
}

type Origin = Omit<Target, 'path'>

function parseOrigin(base: string): Origin | undefined {
  if (!URL.canParse(base)) return undefined
  const { protocol, origin, hostname, port } = new URL(base)
  const isTls = protocol === 'https:'
  return { origin, authority: `${hostname}:${port === '' ? (isTls ? 443 : 80) : port}`, isTls }
}

// A run calls few; a hostile document may name any number.
const MAX_ORIGINS = 100

/** A `parseTarget` that reads each origin once, as long as there are not too many. */
export function createTargetParser(): (url: string) => ParsedTarget {
  const known = new Map<string, Origin | undefined>()
  let lastBase = ''
  let lastOrigin: Origin | undefined
  const readOrigin = (base: string): Origin | undefined => {
    if (!known.has(base)) {
      if (known.size >= MAX_ORIGINS) known.clear()
      known.set(base, parseOrigin(base))
    }
    lastBase = base
    lastOrigin = known.get(base)
    return lastOrigin
  }
  return (url) => {
    // Most requests go where the one before them went.
    const isThere = url.startsWith(lastBase) && url[lastBase.length] === '/'
    if (lastOrigin === undefined || !isThere) return parseTarget(url, readOrigin)
    const [rest = ''] = url.slice(lastBase.length).split('#', 1)
    return { ok: true, target: locate(lastOrigin, rest) }
  }
}

function no(because: string): ParsedTarget {
  return { ok: false, because }
}

function encodeUnsendable(path: string): string {
  return path.replace(/[^!-~]/gu, (character) =>
    Array.from(
      Buffer.from(character, 'utf8'),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  )
}
