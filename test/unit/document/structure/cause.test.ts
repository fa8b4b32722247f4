import { expect, test } from 'vitest'
import { findCauses } from '../../../../src/document/structure/cause.js'
import type { OutputUnit } from '../../../../src/document/structure/meta-schema.js'

const SCHEMA = 'https://spec.test/schema#'

interface UnitInput {
  readonly at?: string
  readonly errors?: readonly OutputUnit[]
}

/** A failure of `keyword` at the instance `pointer`; `at` is where the keyword stands. */
function unit(keyword: string, pointer: string, { at = `/${keyword}`, errors }: UnitInput = {}) {
  return {
    keyword: `https://json-schema.org/keyword/${keyword}`,
    absoluteKeywordLocation: SCHEMA + at,
    instanceLocation: `#${pointer}`,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  } as OutputUnit
}

function list(units: readonly OutputUnit[], data: unknown = {}) {
  return findCauses(units, data).map(({ keyword, pointer }) => `${keyword} ${pointer}`)
}

test('a failure without others in it is a cause, with its place in data and schema', () => {
  expect(findCauses([unit('type', '/info')], {})).toEqual([
    {
      keyword: 'type',
      keywordLocation: 'https://spec.test/schema#/type',
      pointer: '/info',
      isName: false,
    },
  ])
})

test('a name that failed is told from a value', () => {
  expect(findCauses([unit('pattern', '*/components/schemas/a b')], {})[0]).toMatchObject({
    pointer: '/components/schemas/a b',
    isName: true,
  })
})

test('a place comes percent-encoded, and is told decoded', () => {
  expect(list([unit('type', '/paths/~1a%7Bid%7D')])).toEqual(['type /paths/~1a{id}'])
})

test('of a tree the ends are the causes, in order', () => {
  const tree = unit('properties', '', {
    errors: [
      unit('$ref', '/info', { errors: [unit('required', '/info'), unit('type', '/info/title')] }),
      unit('type', '/paths'),
    ],
  })
  expect(list([tree])).toEqual(['required /info', 'type /info/title', 'type /paths'])
})

test('no failures have no causes', () => {
  expect(list([])).toEqual([])
})

const branch = (index: number, keyword: string, pointer: string) =>
  unit(keyword, pointer, { at: `/oneOf/${index}/${keyword}` })

const choice = (pointer: string, errors: readonly OutputUnit[], keyword = 'oneOf') =>
  unit(keyword, pointer, { at: `/${keyword}`, errors })

test('of alternatives the one that got deeper was meant', () => {
  const errors = [branch(0, 'required', '/a'), branch(1, 'type', '/a/b')]
  expect(list([choice('/a', errors)])).toEqual(['type /a/b'])
})

test('of alternatives that begin as deep the one that ends deeper was meant', () => {
  const errors = [branch(0, 'type', '/a/b'), branch(1, 'enum', '/a/b'), branch(1, 'type', '/a/b/c')]
  expect(list([choice('/a', errors)])).toEqual(['enum /a/b', 'type /a/b/c'])
})

test('of equally deep alternatives the one with fewer faults was meant', () => {
  const errors = [branch(0, 'type', '/a/b'), branch(0, 'type', '/a/c'), branch(1, 'enum', '/a/b')]
  expect(list([choice('/a', errors)])).toEqual(['enum /a/b'])
})

test('an alternative that wants another type was not meant, however deep the others got', () => {
  const errors = [branch(0, 'type', '/a'), branch(1, 'required', '/a')]
  expect(list([choice('/a', errors)])).toEqual(['required /a'])
})

test('where all alternatives want another type, the choice itself is the cause', () => {
  const errors = [branch(0, 'type', '/a'), branch(1, 'type', '/a')]
  expect(list([choice('/a', errors)])).toEqual(['oneOf /a'])
})

test('where two alternatives fit as well, the choice itself is the cause', () => {
  const errors = [branch(0, 'required', '/a'), branch(1, 'required', '/a')]
  expect(list([choice('/a', errors, 'oneOf')])).toEqual(['oneOf /a'])
})

const definition = (name: string, keyword: string, pointer: string) =>
  unit(keyword, pointer, { at: `/$defs/${name}/${keyword}` })

test.each([
  ['a $ref is the reference', { a: { $ref: 1 } }, ['type /a/$ref']],
  ['anything else is the other', { a: { schema: 1 } }, ['type /a/schema/x']],
])('of a reference and something else %s', (_, data, causes) => {
  const errors = [
    definition('reference', 'type', '/a/$ref'),
    definition('parameter', 'type', '/a/schema/x'),
  ]
  expect(list([choice('/a', errors)], data)).toEqual(causes)
})

test('a $ref where no alternative is a reference leaves the choice itself', () => {
  const errors = [definition('parameter', 'type', '/a/b')]
  expect(list([choice('/a', errors)], { a: { $ref: '#/x' } })).toEqual(['oneOf /a'])
})

test('failures behind the same definition are one alternative', () => {
  const errors = [
    definition('first', 'type', '/a/b'),
    definition('first', 'enum', '/a/c'),
    definition('second', 'required', '/a'),
  ]
  expect(list([choice('/a', errors)])).toEqual(['type /a/b', 'enum /a/c'])
})

test('only choices choose: of other keywords all failures count', () => {
  const errors = [branch(0, 'required', '/a'), branch(1, 'type', '/a/b')]
  expect(list([choice('/a', errors, 'allOf')])).toEqual(['required /a', 'type /a/b'])
})

test('a choice within a choice is made first', () => {
  const inner = unit('anyOf', '/a/b', {
    at: '/oneOf/1/anyOf',
    errors: [
      unit('type', '/a/b', { at: '/oneOf/1/anyOf/0/type' }),
      unit('required', '/a/b', { at: '/oneOf/1/anyOf/1/required' }),
    ],
  })
  expect(list([choice('/a', [branch(0, 'required', '/a'), inner])])).toEqual(['required /a/b'])
})
