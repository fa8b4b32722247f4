import { expect, test } from 'vitest'
import { NO_SCOPE } from '../../../src/schema/dynamic-scope.js'
import { normaliseValue, noteFormat, notePattern } from '../../../src/schema/keyword-value.js'
import type { Place, SchemaNotice } from '../../../src/schema/model.js'
import type { Position } from '../../../src/schema/position.js'

const PLACE: Place = { uri: 'file:///api/openapi.json', pointer: '/components/schemas/It' }

function normalise(keyword: string, value: unknown, exempt: readonly string[] = []) {
  const at: Position = {
    place: PLACE,
    definition: 'It',
    scope: NO_SCOPE,
    isExempt: (name) => exempt.includes(name),
    isNegated: false,
    isImmediate: true,
    depth: 0,
  }
  const notices: SchemaNotice[] = []
  return { value: normaliseValue(keyword, value, at, notices), notices }
}

test.each<[keyword: string, value: unknown, result: unknown]>([
  ['type', 'string', 'string'],
  ['type', ['string', 'null'], ['string', 'null']],
  ['type', ['string', 'null', 'string'], ['string', 'null']],
  ['type', [], []],
  ['required', ['b', 'a', 'b'], ['b', 'a']],
  ['required', [], undefined],
  ['required', true, true],
  ['enum', [1, 1], [1, 1]],
  ['minLength', 0, 0],
  ['const', null, null],
  ['format', 'date', 'date'],
  ['pattern', '^a$', '^a$'],
])('the keyword %s of %j is normalised to %j without a notice', (keyword, value, result) => {
  expect(normalise(keyword, value)).toEqual({ value: result, notices: [] })
})

test('what the sender may leave out is not required', () => {
  expect(normalise('required', ['id', 'paid'], ['id']).value).toEqual(['paid'])
  expect(normalise('required', ['id'], ['id']).value).toBeUndefined()
  expect(normalise('type', ['id', 'paid'], ['id']).value).toEqual(['id', 'paid'])
})

test('a format that is not known stays, and is noted where it stands', () => {
  expect(normalise('format', 'iban')).toEqual({
    value: 'iban',
    notices: [
      {
        kind: 'ineffective',
        message: 'format iban is not known: values are not checked against it',
        place: { uri: PLACE.uri, pointer: '/components/schemas/It/format' },
      },
    ],
  })
})

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
  'a format called %s is taken out and noted',
  (format) => {
    const { value, notices } = normalise('format', format)
    expect(value).toBeUndefined()
    expect(notices.map(({ message }) => message)).toEqual([
      `format ${format} is not known: values are not checked against it`,
    ])
  },
)

test.each<[pattern: string, kind: SchemaNotice['kind'], message: string]>([
  ['(a+)+', 'unsafe', 'pattern (a+)+ may take exponential time: values are not checked against it'],
  ['(', 'ineffective', 'pattern ( is no ECMA-262 expression ('],
])('the pattern %s stays, and is noted as %s', (pattern, kind, message) => {
  const { value, notices } = normalise('pattern', pattern)
  expect(value).toBe(pattern)
  expect(notices).toHaveLength(1)
  expect(notices[0]?.kind).toBe(kind)
  expect(notices[0]?.message.startsWith(message)).toBe(true)
  expect(notices[0]?.place.pointer).toBe('/components/schemas/It/pattern')
})

test('only a pattern that is evaluated counts as checked', () => {
  const notices: SchemaNotice[] = []
  expect(notePattern('^a$', PLACE, notices)).toBe(true)
  expect(notices).toEqual([])
  expect(notePattern('(a+)+', PLACE, notices)).toBe(false)
  expect(notePattern('[z-a]', PLACE, notices)).toBe(false)
  expect(notices.map(({ kind }) => kind)).toEqual(['unsafe', 'ineffective'])
})

test('names of formats count in their case', () => {
  const notices: SchemaNotice[] = []
  expect(noteFormat('int32', PLACE, notices)).toBe(true)
  expect(noteFormat('Int32', PLACE, notices)).toBe(false)
  expect(notices.map(({ place }) => place)).toEqual([PLACE])
})
