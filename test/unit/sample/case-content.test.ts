import { expect, test } from 'vitest'
import {
  listExtraCases,
  listLargeCases,
  listNumberCases,
  listTextCases,
} from '../../../src/sample/case-content.js'
import { listPlaces } from '../../../src/sample/case-place.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { makeCaseSource } from '../../support/case-source.js'

function read(schema: JsonSchema, base: unknown) {
  const source = makeCaseSource(schema, base)
  return [listPlaces(source.schema, base), source] as const
}

const NOTE = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    short: { type: 'string', maxLength: 2 },
    status: { enum: ['open'] },
    at: { type: 'string', format: 'date-time' },
    code: { type: 'string', pattern: '^[A-Z]+$' },
    count: { type: 'integer' },
    share: { type: 'number', maximum: 1 },
    cents: { type: 'integer', multipleOf: 5 },
  },
}
const BASE = {
  title: 'hi',
  short: 'ab',
  status: 'open',
  at: '2026-01-01T00:00:00Z',
  code: 'EUR',
  count: 3,
  share: 0.5,
  cents: 10,
}

test('texts go into every member that may hold any text of their length', () => {
  const cases = listTextCases(...read(NOTE, BASE))
  expect(cases.map(({ label, expects, value }) => [label, expects, value])).toEqual([
    ['texts with characters beyond the BMP', 'acceptance', { ...BASE, title: '𝄞😀', short: '𝄞😀' }],
    ['texts with combining characters', 'acceptance', { ...BASE, title: 'e\u0301Z\u0351' }],
    ['texts with right-to-left text', 'acceptance', { ...BASE, title: 'שלום' }],
    [
      'texts with quotes, backslashes and line breaks',
      'acceptance',
      { ...BASE, title: '"\\\n\t\'' },
    ],
    ['texts with an escaped NUL', 'anything', { ...BASE, title: 'a\u0000b' }],
    ['texts with a lone surrogate', 'anything', { ...BASE, title: 'a\uD800b' }],
  ])
})

test('a lone surrogate goes over the wire as an escape', () => {
  const surrogate = listTextCases(...read(NOTE, BASE)).at(-1)
  expect(JSON.stringify(surrogate?.value)).toContain('"title":"a\\ud800b"')
})

test('large numbers go into every member without an upper bound', () => {
  const cases = listNumberCases(...read(NOTE, BASE))
  expect(cases).toEqual([
    {
      kind: 'valid',
      label: 'numbers at 2^53',
      expects: 'anything',
      value: { ...BASE, count: 9007199254740992 },
    },
  ])
})

test('without a free text or number there is nothing to try', () => {
  const schema = { type: 'object', properties: { status: { enum: ['open'] } } }
  expect(listTextCases(...read(schema, { status: 'open' }))).toEqual([])
  expect(listNumberCases(...read(schema, { status: 'open' }))).toEqual([])
})

test('a large body has its text in a member without a maximal length', () => {
  const [large] = listLargeCases(...read(NOTE, BASE))
  expect(large).toMatchObject({ kind: 'large', label: 'body of 1 MB', expects: 'acceptance' })
  expect(large?.value).toHaveProperty('title.length', 1_000_000)
})

test('where no member may be as long there is no large body', () => {
  const schema = { type: 'object', properties: { short: { type: 'string', maxLength: 2 } } }
  expect(listLargeCases(...read(schema, { short: 'ab' }))).toEqual([])
  expect(listLargeCases(...read({ type: 'integer' }, 3))).toEqual([])
})

test('an unknown member goes into each object, the first item of a list among them', () => {
  const line = { type: 'object', properties: { sku: { type: 'string' } } }
  const schema = { type: 'object', properties: { lines: { type: 'array', items: line } } }
  const base = { lines: [{ sku: 'a' }, { sku: 'b' }] }
  const extras = listExtraCases(...read(schema, base)).filter(({ kind }) => kind === 'extra')
  expect(extras.map(({ label, value }) => [label, value])).toEqual([
    ['body with ringback_unknown (not in its schema)', { ...base, ringback_unknown: 'unknown' }],
    [
      'body with lines/0/ringback_unknown (not in its schema)',
      { lines: [{ sku: 'a', ringback_unknown: 'unknown' }, { sku: 'b' }] },
    ],
  ])
})
