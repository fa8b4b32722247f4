import { createHash } from 'node:crypto'

/** Texts of a format, most readable first; `ordinal` from 0 tells several apart. */
type FormatTexts = (ordinal: number, seed: number) => readonly string[]

const dayTexts: FormatTexts = (ordinal) => [new Date(dayMs(ordinal)).toISOString().slice(0, 10)]
const momentTexts: FormatTexts = (ordinal) => [`${dayTexts(ordinal, 0)[0] ?? ''}T00:00:00Z`]
const emailTexts: FormatTexts = (ordinal) => [
  `user${suffix(ordinal)}@example.com`,
  `u${suffix(ordinal)}@a.io`,
]
const hostTexts: FormatTexts = (ordinal) => [
  ordinal === 0 ? 'example.com' : `host${suffix(ordinal)}.example.com`,
  `a${suffix(ordinal)}.io`,
]
const urlTexts: FormatTexts = (ordinal) => [
  `https://example.com/${suffix(ordinal)}`,
  `http://a.io/${suffix(ordinal)}`,
]
const uuidTexts: FormatTexts = (ordinal, seed) => [makeUuid(`${seed}/${ordinal}`)]
const base64Texts: FormatTexts = (ordinal) => [
  Buffer.from(`ringback${suffix(ordinal)}`).toString('base64'),
  'AAAA',
  '',
]

const FORMATS: ReadonlyMap<string, FormatTexts> = new Map<string, FormatTexts>([
  ['date-time', momentTexts],
  ['datetime', momentTexts],
  ['date', dayTexts],
  ['time', (ordinal) => [`00:00:${String(ordinal % 60).padStart(2, '0')}Z`]],
  ['duration', (ordinal) => [`P${ordinal + 1}D`]],
  ['email', emailTexts],
  ['idn-email', emailTexts],
  ['hostname', hostTexts],
  ['idn-hostname', hostTexts],
  ['ipv4', (ordinal) => [`192.0.2.${(ordinal % 254) + 1}`]],
  ['ipv6', (ordinal) => [`2001:db8::${(ordinal + 1).toString(16)}`]],
  ['uri', urlTexts],
  ['url', urlTexts],
  ['anyURI', urlTexts],
  ['iri', urlTexts],
  ['uri-template', urlTexts],
  ['uri-reference', (ordinal) => [...urlTexts(ordinal, 0), `/${suffix(ordinal)}`]],
  ['iri-reference', (ordinal) => [...urlTexts(ordinal, 0), `/${suffix(ordinal)}`]],
  ['uuid', uuidTexts],
  ['uuid4', uuidTexts],
  ['json-pointer', (ordinal) => [`/member${suffix(ordinal)}`, '']],
  ['json-pointer-uri-fragment', (ordinal) => [`#/member${suffix(ordinal)}`, '#']],
  ['relative-json-pointer', (ordinal) => [String(ordinal)]],
  ['regex', (ordinal) => [`^a{${ordinal + 1}}$`, 'a']],
  ['byte', base64Texts],
  ['base64', base64Texts],
  ['int32', (ordinal) => [String(ordinal + 1)]],
  ['int64', (ordinal) => [String(ordinal + 1)]],
  ['decimal', (ordinal) => [String(ordinal + 1)]],
])

/** Plain texts of a `format`, most readable first; none for a format that has no shape to keep. */
export function listFormatTexts(format: string, ordinal: number, seed: number): readonly string[] {
  return FORMATS.get(format)?.(ordinal, seed) ?? []
}

/** A valid version 4 UUID (RFC 9562) that depends on `origin` only. */
export function makeUuid(origin: string): string {
  const hex = createHash('sha256').update(origin).digest('hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return groups.join('-')
}

const DAY_MS = 86_400_000

function dayMs(ordinal: number): number {
  return Date.UTC(2026, 0, 1) + (ordinal % 10_000) * DAY_MS
}

function suffix(ordinal: number): string {
  return ordinal === 0 ? '' : String(ordinal + 1)
}
