import { makeUuid } from './plain-format.js'

const SHORT_TEXTS: readonly string[] = [
  'a',
  'A',
  '1',
  'ab',
  'AB',
  'EUR',
  'abc',
  'ABC',
  'en-US',
  'en_US',
  'A1',
  'a1',
  'true',
  '1.0',
  '1.0.0',
  'v1',
  '00:00',
  '12:00:00',
  '2026-01-01',
  'text',
  'Text',
  '+4930123456',
  '+493012345678',
  '192.0.2.1',
  'example.com',
  '/a',
  '#FFFFFF',
  '#ffffff',
]

const LONGEST_RUN = 64

const LONG_TEXTS: readonly string[] = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.000Z',
  'https://example.com/',
  'http://example.com/',
  'user@example.com',
  '2001:db8::1',
]

/**
 * Plain texts that many patterns ask for, readable first: words, numbers, codes, dates, and runs of
 * digits and letters of the lengths that the pattern or its schema names.
 */
export function listPatternTexts(
  pattern: string,
  least: number,
  most: number,
  seed: number,
): readonly string[] {
  const lengths = [...readLengths(pattern), least, most].filter(
    (length) => length > 0 && length <= LONGEST_RUN,
  )
  const runs = [...new Set(lengths)].flatMap((length) =>
    ['1', 'a', 'A', '0', 'f'].map((letter) => letter.repeat(length)),
  )
  const prefix = /^\^([\w@/-]{1,24})/.exec(pattern)?.[1] ?? ''
  const plain = [...SHORT_TEXTS, ...runs, ...LONG_TEXTS, makeUuid(String(seed))]
  return prefix === ''
    ? plain
    : [...plain, prefix, ...[...SHORT_TEXTS, ...runs].map((t) => prefix + t)]
}

/** The numbers of the quantifiers: `{8}` and `{2,5}`. */
function readLengths(pattern: string): readonly number[] {
  return [...pattern.matchAll(/\{(\d{1,3})(?:,(\d{0,3}))?\}/g)].flatMap(([, low, high]) =>
    [low, high].map(Number).filter((length) => length > 0),
  )
}
