import { readdirSync, readFileSync } from 'node:fs'
import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { samplePlain, sampleValue } from '../../../src/sample/value.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { createSampleStore } from '../../support/sample-store.js'

function sample(schema: JsonSchema, options: Partial<Parameters<typeof sampleValue>[3]> = {}) {
  const store = createSampleStore({ It: schema })
  return sampleValue(store, store.place('It'), 'request', { seed: 1, ...options })
}

test('the first documented example that conforms is the value', async () => {
  const schema = { type: 'object', required: ['total'], properties: { total: { type: 'number' } } }
  const examples = [{ total: '9999' }, { total: 42, note: 'as shown' }, { total: 7 }]
  expect(await sample(schema, { examples })).toEqual({ ok: true, value: examples[1] })
})

test('without a usable example the schema’s own values come first', async () => {
  expect(
    await sample({ type: 'integer', examples: ['x', 7], default: 3 }, { examples: ['y'] }),
  ).toEqual({ ok: true, value: 7 })
  expect(await sample({ type: 'integer', default: 3 })).toEqual({ ok: true, value: 3 })
  expect(await sample({ type: 'integer', default: null, minimum: 5 })).toEqual({
    ok: true,
    value: 5,
  })
  expect(await sample({ enum: [null, 'a', 'b'] })).toEqual({ ok: true, value: 'a' })
  expect(await sample({ const: { a: [1] } })).toEqual({ ok: true, value: { a: [1] } })
})

test('an example inside the schema that breaks it costs no optional members', async () => {
  const schema = {
    type: 'object',
    properties: { total: { type: 'number', maximum: 10, examples: [9999] }, note: {} },
  }
  expect(await sample(schema)).toEqual({ ok: true, value: { total: 1, note: 'note' } })
})

test('an example of OpenAPI 3.0 counts as one', async () => {
  const store = createSampleStore({ It: { type: 'string', example: 'ACME' } }, '3.0')
  expect(await sampleValue(store, store.place('It'), 'request', { seed: 1 })).toEqual({
    ok: true,
    value: 'ACME',
  })
})

test('members that only the other side sends are left out', () => {
  const schema = {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  }
  const store = createSampleStore({ It: schema })
  const place = store.place('It')
  const make = (role: 'request' | 'response' | 'callback') =>
    samplePlain(store, place, role, { seed: 1 })
  expect(make('request')).toEqual({ ok: true, value: { name: 'name', password: 'password' } })
  expect(make('response')).toEqual({ ok: true, value: { id: 'id', name: 'name' } })
  expect(make('callback')).toEqual({ ok: true, value: { id: 'id', name: 'name' } })
})

test('the same seed gives the same value, plain and random', async () => {
  const schemas: JsonSchema[] = [
    { type: 'string', format: 'uuid' },
    { type: 'string', pattern: '^[A-F]{2}:[x-z]{3}=[!?]$' },
    { type: 'array', minItems: 3, items: { oneOf: [{ type: 'number' }, { type: 'integer' }] } },
  ]
  for (const schema of schemas) {
    expect(await sample(schema, { seed: 5 })).toEqual(await sample(schema, { seed: 5 }))
  }
  expect(await sample({ type: 'string', format: 'uuid' }, { seed: 6 })).not.toEqual(
    await sample({ type: 'string', format: 'uuid' }, { seed: 5 }),
  )
})

test('what wants a random text leaves everything around it readable', async () => {
  const schema = {
    type: 'object',
    required: ['customer', 'code'],
    properties: {
      customer: { type: 'string' },
      code: { type: 'string', pattern: '^[A-F]{2}:[x-z]{3}=[!?]$' },
    },
  }
  expect(await sample(schema)).toEqual({
    ok: true,
    value: {
      customer: 'customer',
      code: expect.stringMatching(/^[A-F]{2}:[x-z]{3}=[!?]$/) as unknown,
    },
  })
})

test('an optional member that is hard to make is left out', async () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'integer' }, code: { type: 'string', pattern: '^[x-z]{3}=[!?]$' } },
  }
  expect(await sample(schema)).toEqual({ ok: true, value: { a: 1 } })
})

const named = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } })

test('of branches that every plain value suits, one is ruled out by a member of its own', async () => {
  expect(await sample({ oneOf: [named('sent'), named('error')] })).toEqual({
    ok: true,
    value: { sent: {}, error: 'error' },
  })
  const listing = (name: string) => ({
    type: 'object',
    properties: { list: { type: 'array', minItems: 1, items: named(name) } },
  })
  expect(await sample({ oneOf: [listing('sent'), listing('error')] })).toEqual({
    ok: true,
    value: { list: [{ sent: {}, error: 'error' }] },
  })
})

test('branches that are the same have no value of one of them', async () => {
  expect(await sample({ oneOf: [named('sent'), named('sent')] })).toEqual({
    ok: false,
    because:
      'the value: no value was found that satisfies oneOf (expected exactly one of object and object)',
  })
})

test.each<[string, JsonSchema, string]>([
  ['a schema that allows nothing', false, 'nothing can satisfy its schema: it may have no value'],
  [
    'parts that contradict each other',
    {
      type: 'object',
      required: ['a'],
      properties: { a: { allOf: [{ type: 'string' }, { type: 'integer' }] } },
    },
    'nothing can satisfy its schema: /a must be of type string and of type integer at once',
  ],
  [
    'an empty range',
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    'the value: no number lies inside its bounds',
  ],
  [
    'a multiple that is out of reach',
    { type: 'integer', multipleOf: 0.12345678 },
    'the value: no integer is a multiple of its multipleOf',
  ],
  [
    'lengths that exclude each other',
    { type: 'string', minLength: 3, maxLength: 2 },
    'the value: minLength 3 is above maxLength 2',
  ],
  [
    'a text that is too long',
    { type: 'string', minLength: 1_000_000_000 },
    'the value: minLength 1000000000 is too long to make',
  ],
  [
    'a list that is too long',
    { type: 'array', minItems: 1_000_000 },
    'the value: 1000000 items are too many to make',
  ],
  [
    'too few different items',
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'boolean' } },
    'the value: fewer than 3 different items are possible',
  ],
  [
    'too many required members',
    { type: 'object', required: ['a', 'b'], maxProperties: 1 },
    'the value: 2 members are required, but 1 allowed',
  ],
  [
    'too few members',
    { type: 'object', minProperties: 2, properties: { a: {} }, additionalProperties: false },
    'the value: fewer than 2 members (minProperties) are possible',
  ],
  [
    'a recursion without an end',
    {
      type: 'object',
      required: ['next'],
      properties: { next: { $ref: '#/components/schemas/It' } },
    },
    `${'/next'.repeat(17)}: the schema has no end`,
  ],
  [
    'a constant that is forbidden',
    { const: 1, not: { const: 1 } },
    'the value: no value was found that satisfies not (expected anything but 1)',
  ],
])('%s is refused with the reason', async (_what, schema, because) => {
  expect(await sample(schema)).toEqual({ ok: false, because })
})

test('a schema that cannot be used is refused with the reason, also with examples', async () => {
  const refusal = await sample({ type: 'strin' }, { examples: [1] })
  expect(refusal).toMatchObject({ ok: false })
  expect(!refusal.ok && refusal.because).toMatch(/^its schema cannot be used: type must be/)
})

test('a hostile schema comes to an end', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `S${index}`)
  const wide = Object.fromEntries(
    names.map((name, index) => {
      const next = { $ref: `#/components/schemas/S${(index + 1) % names.length}` }
      return [
        name,
        {
          type: 'object',
          required: ['a', 'b', 'c'],
          properties: { a: next, b: next, c: { oneOf: [next, next, next] } },
        },
      ]
    }),
  )
  const store = createSampleStore(wide)
  const refusal = await sampleValue(store, store.place('S0'), 'request', { seed: 1 })
  expect(refusal.ok).toBe(false)
  const branches = Array.from({ length: 10 }, (_, value) => ({ const: value }))
  const knot = {
    allOf: Array.from({ length: 12 }, (_, shift) => ({
      anyOf: shift === 11 ? [{ const: -1 }] : branches,
    })),
  }
  expect(await sample(knot)).toMatchObject({ ok: false })
})

test('fast-check is loaded only where it is needed', () => {
  const folder = new URL('../../../src/sample/', import.meta.url)
  const eager = readdirSync(folder).filter((file) =>
    /^import (?!type )[^\n]*'fast-check'/m.test(readFileSync(new URL(file, folder), 'utf8')),
  )
  expect(eager).toEqual([])
})

/** Schemas of the kind that documents hold: every one has values. */
const schemas = fastCheck.letrec<
  Record<'node' | 'leaf' | 'object' | 'array' | 'union', JsonSchema>
>((tie) => ({
  node: fastCheck.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    tie('object'),
    tie('array'),
    tie('union'),
  ),
  leaf: fastCheck.oneof(
    fastCheck.constantFrom<JsonSchema>(
      { type: 'boolean' },
      { type: 'null' },
      { type: ['string', 'null'] },
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'uri' },
      { type: 'string', format: 'uuid' },
      { type: 'string', pattern: '^[a-z]{2,4}-\\d+$' },
      true,
    ),
    fastCheck
      .tuple(fastCheck.nat(20), fastCheck.nat(20))
      .map(([low, more]) => ({ type: 'string', minLength: low, maxLength: low + more })),
    fastCheck
      .tuple(fastCheck.integer({ min: -50, max: 50 }), fastCheck.nat(9), fastCheck.boolean())
      .map(([low, more, isWhole]) =>
        isWhole
          ? { type: 'integer', minimum: low, maximum: low + more }
          : { type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + more + 1 },
      ),
    fastCheck
      .uniqueArray(fastCheck.jsonValue({ maxDepth: 1 }), { minLength: 1, maxLength: 3 })
      .map((values) => ({ enum: values })),
  ),
  object: fastCheck
    .tuple(
      fastCheck.dictionary(fastCheck.stringMatching(/^[a-z_$/~]{1,4}$/), tie('node'), {
        maxKeys: 4,
      }),
      fastCheck.array(fastCheck.constantFrom('id', 'url', '__proto__'), { maxLength: 2 }),
      fastCheck.boolean(),
    )
    .map(([properties, extra, isAll]) => ({
      type: 'object',
      properties,
      required: [...new Set([...extra, ...(isAll ? Object.keys(properties) : [])])],
    })),
  array: fastCheck
    .tuple(tie('node'), fastCheck.nat(2), fastCheck.nat(3))
    .map(([items, low, more]) => ({ type: 'array', items, minItems: low, maxItems: low + more })),
  union: fastCheck
    .tuple(fastCheck.constantFrom('anyOf', 'allOf'), tie('node'), fastCheck.boolean())
    .map(([keyword, node, isNullable]) =>
      keyword === 'anyOf' && isNullable
        ? { anyOf: [node, { type: 'null' }] }
        : { [keyword]: [node, true] },
    ),
})).node

test('of any simple schema the value conforms', async () => {
  await fastCheck.assert(
    fastCheck.asyncProperty(schemas, async (schema) => {
      const store = createSampleStore({ It: schema })
      const compilation = store.compile(store.place('It'), 'request')
      const made = await sampleValue(store, store.place('It'), 'request', { seed: 1 })
      expect(made).toMatchObject({ ok: true })
      expect(made.ok && compilation.ok && compilation.check(made.value)).toEqual([])
    }),
    { numRuns: 150 },
  )
})
