import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSchemaStore } from '../../../src/schema/store.js'
import {
  createComponents,
  createSchemaSource,
  DOCUMENT_URI,
  placeOf,
} from '../../support/schema-source.js'

test('each schema is read once per place and role', () => {
  let reads = 0
  const source = createComponents({ It: { type: 'string' } })
  const counting = {
    ...source,
    read: (place: Parameters<typeof source.read>[0]) => {
      if (place.pointer === '/components/schemas/It') reads++
      return source.read(place)
    },
  }
  const store = createSchemaStore(counting)
  expect(reads).toBe(0)
  expect(store.bundle(placeOf('It'), 'request')).toBe(store.bundle(placeOf('It'), 'request'))
  expect(store.compile(placeOf('It'), 'request')).toBe(store.compile(placeOf('It'), 'request'))
  const afterOne = reads
  expect(store.compile(placeOf('It'), 'response')).not.toBe(store.compile(placeOf('It'), 'request'))
  expect(reads).toBe(2 * afterOne)
})

test('places with equal pointers in different files are not taken for each other', () => {
  const source = createSchemaSource({
    'file:///a': { type: 'string' },
    'file:///b': { type: 'number' },
  })
  const store = createSchemaStore(source)
  const check = (uri: string) => {
    const compilation = store.compile({ uri, pointer: '' }, 'request')
    return compilation.ok && compilation.check('text').length
  }
  expect([check('file:///a'), check('file:///b')]).toEqual([0, 1])
})

test('two schemas with the same $id live side by side', () => {
  const store = createSchemaStore(
    createComponents({ A: { $id: 'urn:x', type: 'string' }, B: { $id: 'urn:x', type: 'number' } }),
  )
  const compilations = ['A', 'B'].map((name) => store.compile(placeOf(name), 'request'))
  expect(compilations.map((one) => one.ok && one.check('text').length)).toEqual([0, 1])
})

test('a bundle shows its notices and a fault stops only its compilation', () => {
  const source = createSchemaSource({ [DOCUMENT_URI]: { a: { type: 'file', format: 'uuid4' } } })
  const place = { uri: DOCUMENT_URI, pointer: '/a' }
  const store = createSchemaStore(source)
  expect(store.bundle(place, 'request')).toMatchObject({
    schema: { format: 'uuid4' },
    notices: [{}],
  })
  expect(store.compile(place, 'request')).toMatchObject({
    ok: false,
    place: { uri: DOCUMENT_URI, pointer: '/a/type' },
  })
})

const scalar = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null') }),
  fc.record({ type: fc.constant('string'), minLength: fc.nat(2), maxLength: fc.nat(5) }),
  fc.record({ type: fc.constant('number'), minimum: fc.integer(), exclusiveMaximum: fc.integer() }),
  fc.record({ enum: fc.array(fc.constantFrom('a', 1, null, true), { minLength: 1 }) }),
  fc.record({ const: fc.constantFrom<unknown>('a', 0, [], {}) }),
  fc.boolean(),
)
const name = fc.constantFrom('a', 'b', 'type', '$ref', 'enum', 'constructor')
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(name, tie('schema'), { maxKeys: 3, noNullPrototype: true }),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: tie('schema'),
    }),
    fc.record({ type: fc.constant('array'), items: tie('schema'), maxItems: fc.nat(3) }),
    fc.record({
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      items: tie('schema'),
    }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      not: tie('schema'),
    }),
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }),
    fc.record({ unevaluatedProperties: fc.boolean(), anyOf: fc.tuple(tie('schema')) }),
  ),
}))
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('a', 'abcd', 0, 1.5, -3, null, true, [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

function ask(judge: () => boolean): boolean | undefined {
  try {
    return judge()
  } catch {
    return undefined
  }
}

test('bundles agree with plain Ajv on self-contained schemas, with and without reference', () => {
  fc.assert(
    fc.property(schema, value, (It, instance) => {
      const plain = new Ajv2020({ strict: false, validateSchema: false, ownProperties: true })
      const isValid = ask(() => plain.compile(It as object | boolean)(instance))
      // Ajv makes code that throws of some schemas with unevaluatedProperties inside `if`.
      fc.pre(isValid !== undefined)
      const source = createComponents({ It, Behind: { $ref: '#/components/schemas/It' } })
      const store = createSchemaStore(source)
      for (const target of ['It', 'Behind']) {
        const compilation = store.compile(placeOf(target), 'callback')
        expect(compilation.ok).toBe(true)
        const issues = compilation.ok ? compilation.check(instance) : []
        expect(issues.length === 0).toBe(isValid)
        for (const { promised } of issues) expect(source.read(promised)).toBeDefined()
      }
    }),
    { numRuns: 150 },
  )
})
