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

const URL_PARTS = /^(https?):\/\/([^/?#\\\s]+)([^#]*)/iu

/**
 * Takes a URL apart so that its request target goes out exactly as written: `..`, doubled and
 * trailing slashes and escapes stay. Only blanks, controls and non-ASCII characters are
 * percent-encoded, since a request line cannot hold them; the fragment is not sent.
 */
export function parseTarget(url: string): ParsedTarget {
  const parts = URL_PARTS.exec(url)
  if (parts === null) return no('it is not an absolute http or https URL')
  const [, scheme = '', authority = '', rest = ''] = parts
  if (authority.includes('@')) {
    return no('it holds a user name or password; send them in an Authorization header instead')
  }
  const base = `${scheme}://${authority}`
  if (!URL.canParse(base)) return no(`"${authority}" is not a host with an optional port`)
  const parsed = new URL(base)
  if (rest !== '' && !rest.startsWith('/') && !rest.startsWith('?')) {
    return no('its path does not start with a slash')
  }
  const isTls = parsed.protocol === 'https:'
  return {
    ok: true,
    target: {
      origin: parsed.origin,
      authority: `${parsed.hostname}:${parsed.port === '' ? (isTls ? 443 : 80) : parsed.port}`,
      isTls,
      path: encodeUnsendable(rest.startsWith('/') ? rest : `/${rest}`),
    },
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
