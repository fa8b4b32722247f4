import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locateInJson, parseJson, parseJsonText } from '../../../src/schema/json.js'

test('a text is parsed by the same rules as bytes', () => {
  expect(parseJsonText('{"a":"é"}')).toEqual({ ok: true, value: { a: 'é' } })
  expect(parseJsonText('\ufeff1')).toMatchObject({ ok: false })
  expect(parseJsonText('{"é" 1}')).toEqual(parseJson(Buffer.from('{"é" 1}')))
})

test('a body that has been decoded before is parsed from that text, by the same rules', () => {
  expect(parseJson(Buffer.from('1'), '2')).toEqual({ ok: true, value: 2 })
  expect(parseJson(Buffer.from('\ufeff1'), '\ufeff1')).toMatchObject({ ok: false })
  const deep = '['.repeat(300) + ']'.repeat(300)
  expect(parseJson(Buffer.from(deep), deep)).toMatchObject({ ok: false, offset: 0 })
})

const parse = (text: string) => parseJson(Buffer.from(text))

test.each(['{"a":[1,2.5e3,null,true,"\\u00e9é"]}', '"x"', ' 5 ', '[]', '"\u2028\u0080"'])(
  '%s is parsed',
  (text) => {
    expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })
  },
)

test.each([
  ['', 1, 1, 0, 'expected a value, but found the end of the text'],
  ['{"a": 1,}', 1, 9, 8, 'expected a name in double quotes, but found }'],
  ["{'a': 1}", 1, 2, 1, "expected a value, but found 'a'"],
  ['{"a" 1}', 1, 6, 5, 'expected a colon, but found 1'],
  ['{"é": 1\n "b": 2}', 2, 2, 10, 'expected a comma, but found "b"'],
  ['[1,\r\n2', 2, 2, 6, 'expected a comma or ], but found the end of the text'],
  ['{"a": 1', 1, 8, 7, 'expected a comma or }, but found the end of the text'],
  ['[NaN]', 1, 2, 1, 'expected a value, but found NaN'],
  ['{"a": undefined}', 1, 7, 6, 'expected a value, but found undefined'],
  ['[01]', 1, 3, 2, 'expected a comma, but found 1'],
  ['1.', 1, 1, 0, 'expected a digit, but found 1.'],
  ['{} x', 1, 4, 3, 'expected a value, but found x'],
  ['{} {}', 1, 4, 3, 'expected nothing more, but found {'],
  ['// c\n1', 1, 1, 0, 'expected no comments, but found // c'],
  ['["a\tb"]', 1, 4, 3, 'expected an escape for a control character in a string, but found \\t'],
  ['["a\nb"]', 1, 4, 3, 'expected an escape for a control character in a string, but found \\n'],
  ['["a\\x"]', 1, 4, 3, 'expected an escape of JSON in a string, but found \\x'],
  ['["\\u12"]', 1, 3, 2, 'expected an escape of JSON in a string, but found \\u'],
  ['["abc', 1, 6, 5, 'expected the closing quote of a string, but found the end of the text'],
])(
  '%j is no JSON from line %i, column %i, byte %i on: %s',
  (text, line, column, offset, because) => {
    expect(parse(text)).toEqual({ ok: false, line, column, offset, because })
  },
)

test('hostile text is named with its invisible characters escaped', () => {
  expect(parse('\u202eabc')).toMatchObject({ because: 'expected a value, but found \\u202eabc' })
})

test.each([
  [[0x22, 0x61, 0xff, 0x22], 2],
  [[0x22, 0xc3, 0x28, 0x22], 1],
  [[0x22, 0xe2, 0x82], 1],
  [[0xed, 0xa0, 0x80], 0],
])('bytes %j are not UTF-8 from byte %i on', (bytes, offset) => {
  expect(parseJson(Uint8Array.from(bytes))).toMatchObject({
    ok: false,
    because: 'it is not valid UTF-8',
    offset,
    column: offset + 1,
  })
})

test('a byte order mark is refused', () => {
  expect(parseJson(Buffer.from('\ufeff{}'))).toMatchObject({
    ok: false,
    because: 'it starts with a byte order mark, which JSON must not have (RFC 8259)',
  })
})

test('deep nesting is refused before it is parsed', () => {
  const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  expect(parse(nest(256)).ok).toBe(true)
  expect(parse(nest(257))).toMatchObject({
    ok: false,
    because: 'it is nested deeper than 256 levels',
  })
  expect(parse('['.repeat(1_000_000)).ok).toBe(false)
})

test('__proto__ stays a member', () => {
  const parsed = parse('{"__proto__":{"admin":true}}')
  expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__'])
})

test('text is refused exactly where JSON.parse refuses it, and a fault is always found', () => {
  const fragment = fc.constantFrom(
    ...Array.from('{}[],:"\\ue1.-+ \n\t/ab'),
    'true',
    'null',
    '"a":',
    '1e5',
    '\u0000',
    'é',
  )
  const text = fc.oneof(
    fc.json(),
    fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.nat(), fragment, (start, at, extra) => {
      const index = at % (start.length + 1)
      for (const candidate of [start, start.slice(0, index) + extra + start.slice(index)]) {
        const parsed = parse(candidate)
        expect(parsed.ok).toBe(isJson(candidate))
        if (parsed.ok) continue
        expect(parsed.because).toMatch(/^(?:expected|it is not valid UTF-8)/)
        expect(parsed.offset).toBeLessThanOrEqual(Buffer.byteLength(candidate))
      }
    }),
    { numRuns: 500 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const TEXT = '{ "id": 1,\n  "lines": [ {"a/b": "x"}, true ],\n  "id": 2, "__proto__": 3 }'

test.each([
  ['', { line: 1, column: 1 }],
  ['/id', { line: 3, column: 9 }],
  ['/lines', { line: 2, column: 12 }],
  ['/lines/0/a~1b', { line: 2, column: 22 }],
  ['/lines/1', { line: 2, column: 28 }],
  ['/__proto__', { line: 3, column: 25 }],
  ['/lines/2', undefined],
  ['/lines/01', undefined],
  ['/id/x', undefined],
  ['/toString', undefined],
])('%s stands at %j', (pointer, position) => {
  expect(locateInJson(TEXT, pointer)).toEqual(position)
})

test('nothing is located in what is no JSON, and nothing throws', () => {
  expect(locateInJson('', '')).toBeUndefined()
  expect(locateInJson('['.repeat(100_000), '/0/0')).toBeUndefined()
})
