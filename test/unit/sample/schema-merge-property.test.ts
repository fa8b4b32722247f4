import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SchemaObject } from '../../../src/sample/keyword.js'
import { isOnOneWay, placeMember, removeMember } from '../../../src/sample/member.js'
import { mergeSchemas } from '../../../src/sample/schema-merge.js'
import { createCheck } from '../../support/case-source.js'

const small = fc.integer({ min: -3, max: 6 })
const size = fc.nat({ max: 4 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

const scalar = fc.record({
  type: maybe(fc.constantFrom('string', 'number', 'integer', ['string', 'integer'])),
  minimum: maybe(small),
  maximum: maybe(small),
  exclusiveMinimum: maybe(small),
  minLength: maybe(size),
  maxLength: maybe(size),
  enum: maybe(fc.uniqueArray(fc.constantFrom(0, 1, 2, 'a', 'ab'), { minLength: 1 })),
  pattern: maybe(fc.constantFrom('a', '^a', 'b$', 'a|b')),
})

const object = fc.record({
  type: fc.constant('object'),
  required: maybe(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))),
  properties: maybe(fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ minimum: small }))),
  maxProperties: maybe(size),
  dependentRequired: maybe(fc.constantFrom({ a: ['b'] }, { a: ['c'], b: ['c'] })),
})

const strip = (schema: object): SchemaObject =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))

const SCALARS = [-4, 0, 1, 1.5, 2, 7, '', 'a', 'b', 'ab', 'xab', 'xaby', true, null]
const OBJECTS = [{}, { a: 1 }, { b: 5 }, { a: 1, b: 1 }, { a: 6, b: 6, c: 6 }, { c: 1, d: 1 }]

test.each([
  ['scalars', scalar, SCALARS],
  ['objects', object, OBJECTS],
] as const)('two schemas of %s merged accept what both of them accept', (_, schemas, values) => {
  fc.assert(
    fc.property(schemas, schemas, (one, other) => {
      const [first, second] = [strip(one), strip(other)]
      const merged = mergeSchemas(first, second)
      const checks = [first, second].map((schema) => createCheck(schema))
      const both = values.filter((value) => checks.every((check) => check(value).length === 0))
      const accepted =
        merged === undefined
          ? []
          : values.filter((value) => createCheck(merged)(value).length === 0)
      expect(accepted).toEqual(both)
    }),
    { numRuns: 40 },
  )
})

const token = fc.constantFrom('a', 'b', '0', '1', '-', '__proto__', 'x~1y')
const pointer = fc
  .array(token, { maxLength: 3 })
  .map((tokens) => tokens.map((one) => `/${one}`).join(''))
const body = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(1, 'text', null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', '__proto__', 'x/y'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value

test('what was placed can be placed again, and the value stays as it was', () => {
  fc.assert(
    fc.property(
      body,
      pointer.filter((one) => !one.includes('-')),
      (value, at) => {
        const before = structuredClone(value)
        const placed = placeMember(value, at, 'URL')
        expect(value).toEqual(before)
        if (placed.ok) expect(placeMember(placed.value, at, 'URL')).toEqual(placed)
        else expect(placed.because).not.toBe('')
      },
    ),
    { numRuns: 200 },
  )
})

test('a new member of an object that is placed and taken away leaves the object as it was', () => {
  const objects = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.integer(), {
    noNullPrototype: true,
  })
  fc.assert(
    fc.property(objects, fc.constantFrom('c', 'd', 'toString'), (value, name) => {
      const placed = placeMember(value, `/${name}`, 1)
      expect(placed.ok && removeMember(placed.value, `/${name}`)).toEqual(value)
    }),
    { numRuns: 100 },
  )
})

test('taking away never takes more than one thing, and twice only from a list', () => {
  fc.assert(
    fc.property(body, pointer, (value, at) => {
      const before = structuredClone(value)
      const once = removeMember(value, at)
      expect(value).toEqual(before)
      if (!/\/\d/.test(at)) expect(removeMember(once, at)).toEqual(once)
    }),
    { numRuns: 200 },
  )
})

test('pointers are on one way whichever comes first, and each with its parents', () => {
  fc.assert(
    fc.property(pointer, pointer, (one, other) => {
      expect(isOnOneWay(one, other)).toBe(isOnOneWay(other, one))
      expect(isOnOneWay(one, one + other)).toBe(true)
    }),
    { numRuns: 100 },
  )
})
