import type { HeaderPair } from './model.js'
import { buildSecretPatterns, findBasicCredentials } from './secret-pattern.js'

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]'

export interface Redactor {
  /** `text` with every secret replaced. */
  text(text: string): string
  /**
   * A deep copy of plain data with every secret in its strings replaced. Names of members stay, and
   * so do the values of members that are `ours` by name: a secret may be a word of our own.
   */
  value<T>(plainData: T, ours?: ReadonlySet<string>): T
}

const NONE: ReadonlySet<string> = new Set()

// Shorter ones stand inside ordinary words and numbers: a report with every "abc" or "1" struck
// out is unreadable, and tells the secret by its gaps.
const MIN_INNER_LENGTH = 4

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-auth-token',
])

// Only known words stay: in `Authorization: s3cret part2` the first word is the secret.
const SCHEME =
  /^(?:basic|bearer|digest|dpop|hoba|mutual|negotiate|ntlm|oauth|privatetoken|scram-sha-(?:1|256)|vapid|hawk|apikey|token|signature|aws4-hmac-sha256)(?= )/iu

/**
 * Makes a redactor for exact secrets. A secret of four or more characters is found anywhere, also
 * percent-encoded, JSON-escaped, in base64 and in `Basic` credentials. A shorter one is replaced
 * only where it is a whole string, such as a whole header value. Without secrets, values are
 * handed back as they are, not copied.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = [...new Set(secrets)].filter((secret) => secret !== '')
  if (known.length === 0) return { text: (text) => text, value: (plainData) => plainData }

  const whole = new Set(known)
  const inner = known.filter((secret) => secret.length >= MIN_INNER_LENGTH)
  const patterns = inner.flatMap(buildSecretPatterns)
  const text = (given: string): string => {
    if (whole.has(given)) return REDACTED
    return strikeOut(given, [...findSecrets(given, patterns), ...findBasic(given, known)])
  }
  return { text, value: <T>(plainData: T, ours = NONE) => copyRedacted(plainData, text, ours) as T }
}

/**
 * Replaces the values of headers that carry credentials, known by name (Authorization, Cookie and
 * the like, and `secretNames`). The scheme word of (Proxy-)Authorization stays.
 */
export function redactHeaders(
  headers: readonly HeaderPair[],
  secretNames: readonly string[] = [],
): readonly HeaderPair[] {
  const names =
    secretNames.length === 0
      ? SECRET_HEADERS
      : new Set([...SECRET_HEADERS, ...secretNames.map((name) => name.toLowerCase())])
  if (!headers.some(([name]) => names.has(name.toLowerCase()))) return headers
  return headers.map(([name, value]) => {
    const key = name.toLowerCase()
    if (!names.has(key)) return [name, value]
    const scheme = key.endsWith('authorization') ? SCHEME.exec(value)?.[0] : undefined
    return [name, scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`]
  })
}

interface Span {
  readonly start: number
  readonly end: number
}

function* findSecrets(text: string, patterns: readonly RegExp[]): Generator<Span> {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) yield toSpan(match)
  }
}

function* findBasic(text: string, secrets: readonly string[]): Generator<Span> {
  for (const match of findBasicCredentials(text)) {
    const decoded = Buffer.from(match[0], 'base64').toString('utf8')
    const parts = [decoded, ...splitOnce(decoded)]
    const isSecret = secrets.some(
      (secret) =>
        parts.includes(secret) || (secret.length >= MIN_INNER_LENGTH && decoded.includes(secret)),
    )
    if (isSecret) yield toSpan(match)
  }
}

/** User and password of `user:password`. */
function splitOnce(credentials: string): string[] {
  const colon = credentials.indexOf(':')
  return colon === -1 ? [] : [credentials.slice(0, colon), credentials.slice(colon + 1)]
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** Spans may overlap, where one secret holds another: each run of them is struck out as one. */
function strikeOut(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  let result = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    if (start >= at) result += text.slice(at, start) + REDACTED
    at = end
  }
  return result + text.slice(at)
}

function copyRedacted(
  value: unknown,
  text: (given: string) => string,
  ours: ReadonlySet<string>,
): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((item) => copyRedacted(item, text, ours))
  if (typeof value !== 'object' || value === null) return value
  // fromEntries defines own members, so a key `__proto__` stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      ours.has(key) ? item : copyRedacted(item, text, ours),
    ]),
  )
}
