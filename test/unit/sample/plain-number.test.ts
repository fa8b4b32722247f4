import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SchemaObject } from '../../../src/sample/keyword.js'
import type { PlainBuilder, PlainPosition } from '../../../src/sample/plain-model.js'
import {
  isAllowed,
  makePlainNumber,
  multiply,
  readRange,
  readStep,
} from '../../../src/sample/plain-number.js'

const NOWHERE: PlainPosition = {
  ...{ name: 'n', pointer: '', depth: 0, ordinal: 0, ancestors: new Set() },
  ...{ avoided: [], isOptional: false, wanted: [] },
}
const BUILDER: PlainBuilder = {
  options: { seed: 1 },
  build: () => ({ ok: true, value: undefined }),
  enter: (position) => position,
}

const make = (schema: SchemaObject, ordinal = 0) => {
  const sample = makePlainNumber(schema, { ...NOWHERE, ordinal }, BUILDER)
  return sample.ok ? sample.value : sample.because
}

const INFINITE = Number.POSITIVE_INFINITY

test.each<[SchemaObject, ReturnType<typeof readRange>]>([
  [{}, { low: -INFINITE, high: INFINITE, isLowOpen: false, isHighOpen: false }],
  [
    { minimum: 1, maximum: 2 },
    { low: 1, high: 2, isLowOpen: false, isHighOpen: false },
  ],
  [
    { exclusiveMinimum: 1, exclusiveMaximum: 2 },
    { low: 1, high: 2, isLowOpen: true, isHighOpen: true },
  ],
  [
    { minimum: 1, exclusiveMinimum: 1, maximum: 2, exclusiveMaximum: 2 },
    { low: 1, high: 2, isLowOpen: true, isHighOpen: true },
  ],
  [
    { minimum: 2, exclusiveMinimum: 1, maximum: 3, exclusiveMaximum: 4 },
    { low: 2, high: 3, isLowOpen: false, isHighOpen: false },
  ],
  [
    { minimum: 1, exclusiveMinimum: 2, maximum: 4, exclusiveMaximum: 3 },
    { low: 2, high: 3, isLowOpen: true, isHighOpen: true },
  ],
  [
    { minimum: '1', exclusiveMinimum: true, maximum: null, exclusiveMaximum: INFINITE },
    { low: -INFINITE, high: INFINITE, isLowOpen: false, isHighOpen: false },
  ],
])('the bounds of %j', (schema, range) => {
  expect(readRange(schema)).toEqual(range)
})

test.each<[number, SchemaObject, number, boolean]>([
  [1, { minimum: 1 }, 0, true],
  [0.999, { minimum: 1 }, 0, false],
  [1, { exclusiveMinimum: 1 }, 0, false],
  [1.001, { exclusiveMinimum: 1 }, 0, true],
  [1, { maximum: 1 }, 0, true],
  [1.001, { maximum: 1 }, 0, false],
  [1, { exclusiveMaximum: 1 }, 0, false],
  [0.999, { exclusiveMaximum: 1 }, 0, true],
  [6, {}, 3, true],
  [7, {}, 3, false],
  [-6, {}, 3, true],
  [0, {}, 3, true],
  [0.3, {}, 0.1, true],
  [0.35, {}, 0.1, false],
  [Number.NaN, {}, 0, false],
  [INFINITE, {}, 0, false],
])('that %d keeps %j and the step %d is %s', (number, schema, step, is) => {
  expect(isAllowed(number, readRange(schema), step)).toBe(is)
})

test.each<[SchemaObject, boolean, number | undefined]>([
  [{}, false, 0],
  [{}, true, 1],
  [{ multipleOf: 5 }, false, 5],
  [{ multipleOf: 5 }, true, 5],
  [{ multipleOf: -5 }, true, 5],
  [{ multipleOf: 0 }, true, 1],
  [{ multipleOf: 2.5 }, false, 2.5],
  [{ multipleOf: 2.5 }, true, 5],
  [{ multipleOf: 0.1 }, true, 1],
  [{ multipleOf: 0.3 }, true, 3],
  [{ multipleOf: 0.001 }, true, 1],
  [{ multipleOf: 0.0009 }, true, undefined],
  [{ multipleOf: '5' }, true, 1],
])('%j steps (whole numbers: %s) by %s', (schema, isWhole, step) => {
  expect(readStep(schema, isWhole)).toBe(step)
})

test.each([
  [3, 0.1, 0.3],
  [7, 0.07, 0.49],
  [-3, 0.1, -0.3],
  [3, 7, 21],
  [0, 0.1, 0],
])('%d times %d is %d, without what binary fractions add', (count, step, product) => {
  expect(multiply(count, step)).toBe(product)
})

test.each<[SchemaObject, number, unknown]>([
  [{ type: 'integer' }, 0, 1],
  [{ type: 'integer' }, 4, 5],
  [{ type: 'integer', minimum: 5 }, 0, 5],
  [{ type: 'integer', minimum: 5 }, 2, 7],
  [{ type: 'integer', exclusiveMinimum: 5 }, 0, 6],
  [{ type: 'integer', minimum: 4.2 }, 0, 5],
  [{ type: 'integer', minimum: 4.2 }, 1, 6],
  [{ type: 'integer', maximum: -5 }, 0, -5],
  [{ type: 'integer', maximum: -5 }, 2, -7],
  [{ type: 'integer', exclusiveMaximum: -5 }, 0, -6],
  [{ type: 'integer', minimum: 0, maximum: 0 }, 0, 0],
  [{ type: 'integer', multipleOf: 10 }, 0, 10],
  [{ type: 'integer', multipleOf: 10 }, 2, 30],
  [{ type: 'number', minimum: 0.1, maximum: 0.2 }, 0, 0.15000000000000002],
  [
    { type: 'integer', minimum: 0.1, maximum: 0.9 },
    0,
    'the value: no number lies inside its bounds',
  ],
  [{ type: 'number', minimum: 2, maximum: 1 }, 0, 'the value: no number lies inside its bounds'],
  [
    { type: 'number', exclusiveMinimum: 1, maximum: 1 },
    0,
    'the value: no number lies inside its bounds',
  ],
  [
    { type: 'integer', multipleOf: 0.0009 },
    0,
    'the value: no integer is a multiple of its multipleOf',
  ],
])('for %j the number in turn %d is %j', (schema, ordinal, value) => {
  expect(make(schema, ordinal)).toBe(value)
})

test('the place of a number that cannot be is named', () => {
  const position = { ...NOWHERE, pointer: '/a/0' }
  expect(makePlainNumber({ minimum: 2, maximum: 1 }, position, BUILDER)).toEqual({
    ok: false,
    because: '/a/0: no number lies inside its bounds',
  })
})

const bound = fc.option(fc.integer({ min: -30, max: 30 }), { nil: undefined })
const schemas = fc
  .record({
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  })
  .map((keywords): SchemaObject => ({ ...keywords, type: 'integer' }))

test('a whole number is made wherever there is one, and keeps all that is asked', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const { low, high, isLowOpen, isHighOpen } = readRange(schema)
      const step = readStep(schema, true) ?? 1
      const suits = (number: number) =>
        (isLowOpen ? number > low : number >= low) &&
        (isHighOpen ? number < high : number <= high) &&
        number % step === 0
      const possible = Array.from({ length: 101 }, (_, index) => index - 50).some(suits)
      const value = make(schema)
      expect(typeof value).toBe(possible ? 'number' : 'string')
      if (typeof value === 'number') expect(suits(value)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
