import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { listFormatTexts, makeUuid } from '../../../src/sample/plain-format.js'
import { listPatternTexts } from '../../../src/sample/plain-pattern.js'
import { buildPlainValue } from '../../../src/sample/plain-value.js'
import type { JsonSchema } from '../../../src/schema/model.js'

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)

const KNOWN = [
  ...['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6'],
  ...['uri', 'uri-reference', 'uri-template', 'uuid', 'json-pointer', 'relative-json-pointer'],
  ...['json-pointer-uri-fragment', 'regex', 'byte'],
]

test.each(KNOWN)('every text of the format %s is one, also the thousandth', (format) => {
  const validate = ajv.compile({ type: 'string', format })
  const texts = [0, 1, 9, 59, 60, 254, 999].flatMap((turn) => listFormatTexts(format, turn, 7))
  expect(texts.filter((text) => !validate(text))).toEqual([])
  expect(texts.length).toBeGreaterThanOrEqual(7)
})

test.each(KNOWN.filter((format) => format !== 'uri-template'))(
  'texts of the format %s differ from turn to turn',
  (format) => {
    const first = Array.from({ length: 20 }, (_, turn) => listFormatTexts(format, turn, 7)[0])
    expect(new Set(first).size).toBe(20)
  },
)

test.each([
  ['date-time', 0, '2026-01-01T00:00:00Z'],
  ['date-time', 31, '2026-02-01T00:00:00Z'],
  ['date', 1, '2026-01-02'],
  ['time', 61, '00:00:01Z'],
  ['duration', 0, 'P1D'],
  ['email', 0, 'user@example.com'],
  ['email', 1, 'user2@example.com'],
  ['hostname', 1, 'host2.example.com'],
  ['ipv4', 254, '192.0.2.1'],
  ['ipv6', 15, '2001:db8::10'],
  ['uri', 1, 'https://example.com/2'],
  ['json-pointer', 0, '/member'],
  ['regex', 2, '^a{3}$'],
  ['byte', 0, 'cmluZ2JhY2s='],
  ['int64', 4, '5'],
])('the %s in turn %d is %s', (format, ordinal, text) => {
  expect(listFormatTexts(format, ordinal, 1)[0]).toBe(text)
})

test.each(['', 'password', 'Date', '__proto__', 'constructor'])(
  'the format "%s" has no shape to keep',
  (format) => {
    expect(listFormatTexts(format, 0, 1)).toEqual([])
  },
)

test('a UUID is of version 4 and variant 1, and depends on its origin only', () => {
  const origins = Array.from({ length: 50 }, (_, index) => `origin ${index}`)
  const made = origins.map(makeUuid)
  expect(
    made.filter(
      (uuid) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid),
    ),
  ).toEqual([])
  expect(new Set(made).size).toBe(50)
  expect(origins.map(makeUuid)).toEqual(made)
})

function build(schema: JsonSchema) {
  const sample = buildPlainValue(schema, 1, { name: 'note' })
  return sample.ok ? sample.value : sample.because
}

test.each<[JsonSchema, unknown]>([
  [{ type: 'string' }, 'note'],
  [{ type: 'string', maxLength: 4 }, 'note'],
  [{ type: 'string', maxLength: 3 }, 'not'],
  [{ type: 'string', minLength: 4 }, 'note'],
  [{ type: 'string', minLength: 5 }, 'xnote'],
  [{ type: 'string', minLength: 2, maxLength: 1 }, 'the value: minLength 2 is above maxLength 1'],
  [{ type: 'string', minLength: 100_001 }, 'the value: minLength 100001 is too long to make'],
  [{ type: 'string', format: 'unknown' }, 'note'],
  [{ type: 'string', format: 'email', maxLength: 6 }, 'u@a.io'],
  [{ type: 'string', format: 'email', maxLength: 5 }, 'note'],
  [{ type: 'string', format: 'email', minLength: 18 }, 'xxuser@example.com'],
  [{ type: 'string', format: 'date', pattern: '^2026' }, '2026-01-01'],
  [{ type: 'string', format: 'date', pattern: '^note$' }, 'note'],
  [{ type: 'string', pattern: '^no' }, 'note'],
  [{ type: 'string', pattern: '^[a-z]{2}-[A-Z]{2}$' }, 'en-US'],
  [{ type: 'string', pattern: '^\\d{12}$' }, '111111111111'],
  [{ type: 'string', pattern: '^#[\\dA-F]{6}$' }, '#FFFFFF'],
  [{ type: 'string', pattern: '^cus_[a-z]{3}$' }, 'cus_abc'],
  [{ type: 'string', pattern: '^a{1,3}$', minLength: 3 }, 'aaa'],
  [{ type: 'string', pattern: '(' }, 'note'],
  [{ type: 'string', pattern: '^(a+)+$' }, 'note'],
  [{ type: 'string', pattern: '^☃$' }, 'the value: no plain text matches the pattern ^☃$'],
])('for %j the text is %j', (schema, text) => {
  expect(build(schema)).toBe(text)
})

test.each([
  ['^\\d{7}$', '1111111'],
  ['^[a-z]{3,9}$', 'aaaaaaaaa'],
  ['^INV-\\d+$', 'INV-1'],
  ['^/v1/', '/v1/a'],
])('among the texts for %s is %s', (pattern, text) => {
  expect(listPatternTexts(pattern, 0, Number.POSITIVE_INFINITY, 1)).toContain(text)
})

test('runs are as long as asked, up to 64 signs', () => {
  const longest = (pattern: string, least = 0) =>
    Math.max(...listPatternTexts(pattern, least, 0, 1).map((text) => text.length))
  expect(longest('^\\d{64}$')).toBe(64)
  expect(longest('^\\d{65}$')).toBe(makeUuid('1').length)
  expect(longest('x', 64)).toBe(64)
  expect(longest('x', 65)).toBe(makeUuid('1').length)
})
