import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildDelivery } from '../../../src/sample/delivery.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { makeDeliveryPlan } from '../../support/sent.js'
import { makeBody, schemaPlace } from '../../support/trigger-plan.js'

const text = { type: 'string' } as const

async function placed(
  schema: JsonSchema,
  known: Readonly<Record<string, unknown>>,
  example?: unknown,
  type = 'application/json',
): Promise<unknown> {
  const examples = example === undefined ? [] : [example]
  const draft = await buildDelivery(
    makeDeliveryPlan({
      schemas: { Event: schema },
      callback: { body: makeBody('Event', { examples, type }) },
      known: new Map(Object.entries(known)),
    }),
  )
  if (!draft.ok) throw new Error(draft.because)
  return JSON.parse(new TextDecoder().decode(draft.request.body))
}

function object(properties: Readonly<Record<string, JsonSchema>>, required?: readonly string[]) {
  return { type: 'object', properties, required: required ?? Object.keys(properties) }
}

test('a member of a known name has the known value, also in the place of an example', async () => {
  const schema = object({ id: text, paid: { type: 'boolean' } })
  expect(await placed(schema, { id: 'inv-7' }, { id: 'shown', paid: true })).toEqual({
    id: 'inv-7',
    paid: true,
  })
})

test('a declared member that an example lacks is added', async () => {
  const schema = object({ id: text, note: text }, ['note'])
  expect(await placed(schema, { id: 'inv-7' }, { note: 'n' })).toEqual({ note: 'n', id: 'inv-7' })
})

test('a known value that no member is declared for is left out', async () => {
  expect(await placed(object({ note: text }), { id: 'inv-7' }, { note: 'n' })).toEqual({
    note: 'n',
  })
})

test('a value that the schema forbids there is left out', async () => {
  const schema = object({ kind: { const: 'paid' }, size: { type: 'string', maxLength: 2 } })
  const example = { kind: 'paid', size: 'xl' }
  expect(await placed(schema, { kind: 'open', size: 'large' }, example)).toEqual(example)
})

test('a number is written as text where the schema has text, and the other way round', async () => {
  const schema = object({ id: text, count: { type: 'integer' } })
  expect(await placed(schema, { id: 7, count: '12' })).toEqual({ id: '7', count: 12 })
})

test('a text that is no plain number stays out of a number', async () => {
  const schema = object({ count: { type: 'integer' } })
  expect(await placed(schema, { count: '007' }, { count: 1 })).toEqual({ count: 1 })
  expect(await placed(schema, { count: '12345678901234567890' }, { count: 1 })).toEqual({
    count: 1,
  })
})

test('of several members of one name only the outermost are meant', async () => {
  const inner = object({ id: text, name: text })
  const schema = object({ id: text, customer: inner })
  const example = { id: 'a', customer: { id: 'b', name: 'c' } }
  expect(await placed(schema, { id: 'inv-7', name: 'Acme' }, example)).toEqual({
    id: 'inv-7',
    customer: { id: 'b', name: 'Acme' },
  })
})

test('items of lists are other things', async () => {
  const schema = object({ lines: { type: 'array', items: object({ id: text }) } })
  const example = { lines: [{ id: 'line-1' }] }
  expect(await placed(schema, { id: 'inv-7' }, example)).toEqual(example)
})

test('a CloudEvent is about its data: the envelope keeps its own id', async () => {
  const schema = object({ id: text, source: text, data: object({ id: text }) })
  const example = { id: 'event-1', source: '/s', data: { id: 'shown' } }
  expect(await placed(schema, { id: 'inv-7' }, example, 'application/cloudevents+json')).toEqual({
    id: 'event-1',
    source: '/s',
    data: { id: 'inv-7' },
  })
})

test('JSON that only has a member called data is no CloudEvent', async () => {
  const schema = object({ id: text, data: object({ id: text }) })
  const example = { id: 'shown', data: { id: 'inner' } }
  expect(await placed(schema, { id: 'inv-7' }, example)).toEqual({
    id: 'inv-7',
    data: { id: 'inner' },
  })
})

test('without a schema a value goes where one of its kind stands', async () => {
  const example = { id: 'shown', total: 3, tags: ['a'] }
  expect(await placed(true, { id: 'inv-7', total: 'many', tags: 'b', more: 1 }, example)).toEqual({
    id: 'inv-7',
    total: 3,
    tags: ['a'],
  })
})

test('whole objects and lists are taken over too', async () => {
  const schema = object({ customer: object({ name: text }), tags: { type: 'array', items: text } })
  expect(await placed(schema, { customer: { name: 'Acme' }, tags: ['a', 'b'] })).toEqual({
    customer: { name: 'Acme' },
    tags: ['a', 'b'],
  })
})

test('null is known of nothing', async () => {
  const schema = object({ id: { type: ['string', 'null'] } })
  expect(await placed(schema, { id: null }, { id: 'shown' })).toEqual({ id: 'shown' })
})

test('names are plain names, whatever they look like', async () => {
  const schema = object({ 'a/b~c': text })
  const known = Object.fromEntries<unknown>([
    ['a/b~c', 'x'],
    ['__proto__', { polluted: true }],
  ])
  expect(await placed(schema, known)).toEqual({ 'a/b~c': 'x' })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('whatever is known, a body that conformed conforms', async () => {
  const schema = object({
    id: { type: 'string', pattern: '^[a-z]+$' },
    count: { type: 'integer', minimum: 3 },
    kind: { enum: ['a', 'b'] },
    inner: object({ flag: { type: 'boolean' } }),
  })
  const plan = makeDeliveryPlan({ schemas: { Event: schema } })
  const compilation = plan.contract.schemas.compile(schemaPlace('Event'), 'callback')
  const names = fc.constantFrom('id', 'count', 'kind', 'inner', 'flag', 'other')
  const values: fc.Arbitrary<unknown> = fc.jsonValue()
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, values), async (known) => {
      const body = await placed(schema, known)
      expect(compilation.ok && compilation.check(body)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
