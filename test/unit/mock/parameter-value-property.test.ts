import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Parameter } from '../../../src/contract/model.js'
import { readCall } from '../../../src/mock/call.js'
import { readDeepObject } from '../../../src/mock/deep-object.js'
import { describeShape } from '../../../src/mock/parameter-shape.js'
import { listTexts, readWritten } from '../../../src/mock/parameter-text.js'
import { listReadings, readExploded } from '../../../src/mock/parameter-value.js'
import { formatPathValue, formatQueryPairs } from '../../../src/sample/parameter-style.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { makeParameter } from '../../support/contract.js'

/** What the mock reads is what a trigger writes: the two are made apart. */

const LIST = { type: 'array', items: { type: 'string' } }
const NUMBERS = { type: 'array', items: { type: 'number' } }
const OBJECT = { type: 'object', additionalProperties: { type: 'string' } }

/** No dot: style label splits at it, and nobody encodes it (RFC 6570, section 3.2.5). */
const text = fc.string({
  unit: fc.constantFrom('a', 'Z', '7', '-', '/', '%', ',', '=', ';', '+', 'ü', '🎉'),
  maxLength: 6,
})
const filled = text.filter((one) => one !== '')
const texts = fc.array(filled, { minLength: 1, maxLength: 4 })
const numbers = fc.array(fc.integer(), { minLength: 1, maxLength: 4 })
const name = fc.constantFrom('a', 'b2', 'ü', '__proto__', 'constructor')
const members = fc.uniqueArray(fc.tuple(name, filled), {
  selector: ([key]) => key,
  minLength: 1,
  maxLength: 3,
})

function readPath(parameter: Parameter, schema: JsonSchema, value: unknown): readonly unknown[] {
  const { style, explode } = parameter
  const written = formatPathValue({ ...parameter, value })
  const call = readCall({ method: 'GET', url: '/', headers: [], body: new Uint8Array() })
  const values = new Map([[parameter.name, written]])
  const texts = listTexts(parameter, call, values)
  const encoded = readWritten(parameter, call, values)
  return listReadings({ style, explode }, texts, describeShape(schema), encoded)
}

const path = (style: string, explode: boolean) => {
  return makeParameter({ name: 'p', in: 'path', style, explode })
}

const PATH_STYLES = ['simple', 'label', 'matrix'].flatMap((style) => [
  [style, false] as const,
  [style, true] as const,
])

test.each(PATH_STYLES)(
  'a text in a path of style %s (exploded: %s) arrives as it was',
  (style, explode) => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readPath(path(style, explode), { type: 'string' }, value)).toEqual([value])
      }),
      { numRuns: 60 },
    )
  },
)

test.each(PATH_STYLES)(
  'a list in a path of style %s (exploded: %s) is among what it may mean',
  (style, explode) => {
    fc.assert(
      fc.property(texts, numbers, (words, values) => {
        expect(readPath(path(style, explode), LIST, words)).toContainEqual(words)
        expect(readPath(path(style, explode), NUMBERS, values)).toContainEqual(values)
      }),
      { numRuns: 60 },
    )
  },
)

test.each(PATH_STYLES)(
  'an object in a path of style %s (exploded: %s) is among what it may mean',
  (style, explode) => {
    fc.assert(
      fc.property(members, (pairs) => {
        const value = Object.fromEntries(pairs) as Record<string, string>
        expect(readPath(path(style, explode), OBJECT, value)).toContainEqual(value)
      }),
      { numRuns: 60 },
    )
  },
)

function readQuery(parameter: Parameter, schema: JsonSchema, value: unknown): readonly unknown[] {
  const { style, explode } = parameter
  const url = `/?${formatQueryPairs({ ...parameter, value }).join('&')}`
  const call = readCall({ method: 'GET', url, headers: [], body: new Uint8Array() })
  const shape = describeShape(schema)
  if (style === 'deepObject') return [readDeepObject(call.parameters, parameter.name, schema)]
  if (shape.kind === 'object' && explode) return [readExploded(call.parameters, shape)]
  const texts = listTexts(parameter, call, new Map())
  const encoded = readWritten(parameter, call, new Map())
  return listReadings({ style, explode }, texts, shape, encoded)
}

const query = (style: string, explode: boolean) => {
  return makeParameter({ name: 'p', in: 'query', style, explode })
}

test.each([
  ['form', false],
  ['form', true],
  ['spaceDelimited', false],
  ['pipeDelimited', false],
])('a list in a query of style %s (exploded: %s) is among what it may mean', (style, explode) => {
  fc.assert(
    fc.property(numbers, texts, (values, words) => {
      expect(readQuery(query(style, explode), NUMBERS, values)).toContainEqual(values)
      const plain = words.map((word) => word.replaceAll('%', 'p'))
      expect(readQuery(query(style, explode), LIST, plain)).toContainEqual(plain)
    }),
    { numRuns: 60 },
  )
})

test('items of a list that is repeated may hold anything', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (words) => {
      expect(readQuery(query('form', true), LIST, words)).toContainEqual(words)
    }),
    { numRuns: 100 },
  )
})

test('a deep object arrives as it was, whatever its texts', () => {
  fc.assert(
    fc.property(members, fc.string(), (pairs, anything) => {
      const value = Object.fromEntries([...pairs, ['free', anything]]) as Record<string, string>
      expect(readQuery(query('deepObject', true), OBJECT, value)).toEqual([value])
    }),
    { numRuns: 100 },
  )
})

test('the members of an exploded object arrive by their own names', () => {
  fc.assert(
    fc.property(members, (pairs) => {
      const value = Object.fromEntries(pairs) as Record<string, string>
      const properties = Object.fromEntries(pairs.map(([key]) => [key, { type: 'string' }]))
      const schema = { type: 'object', properties }
      expect(readQuery(query('form', true), schema, value)).toEqual([value])
    }),
    { numRuns: 100 },
  )
})
