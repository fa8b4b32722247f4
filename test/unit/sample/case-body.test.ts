import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_LIMITS, listBodyCases } from '../../../src/sample/case-body.js'
import type { BodyCase, CaseSource } from '../../../src/sample/case-model.js'
import { createCheck, makeCaseSource } from '../../support/case-source.js'

const INVOICE = {
  type: 'object',
  required: ['id', 'paid'],
  properties: {
    id: { type: 'string' },
    paid: { type: 'boolean' },
    status: { enum: ['open', 'paid'] },
    total: { type: 'number', minimum: 0, maximum: 100 },
  },
}
const BASE = { id: 'inv-1', paid: true, status: 'open', total: 5 }

function list(source: CaseSource, expects: BodyCase['expects']): readonly string[] {
  return listBodyCases(source)
    .cases.filter((one) => one.expects === expects)
    .map(({ label }) => label)
}

test('bodies that conform are optional members, enum values, bounds and extras', () => {
  const source = makeCaseSource(INVOICE, BASE, { kept: ['/id'] })
  expect(list(source, 'acceptance')).toEqual([
    'body with its optional members',
    'body without its optional members',
    'body with status "paid" (enum)',
    'body with total at its minimum 0',
    'body with total at its maximum 100',
    'body with ringback_unknown (not in its schema)',
  ])
})

test('bodies with one fault come in the order in which receivers should see them', () => {
  expect(list(makeCaseSource(INVOICE, BASE), 'refusal')).toEqual([
    'body without id (required)',
    'body without paid (required)',
    'body as a text (must be object)',
    'body with id as an object (must be string)',
    'body with paid as an object (must be boolean)',
    'body with total as an object (must be number)',
    'body with status outside its enum',
    'body with total below its minimum 0',
    'body with total above its maximum 100',
    'body as null (must be object)',
    'body as a list (must be object)',
    'body with id as null (must be string)',
    'body with paid as null (must be boolean)',
    'body with status as "OPEN" (outside its enum)',
    'body with total as null (must be number)',
  ])
})

test('a fault knows the member that it is about', () => {
  const { cases } = listBodyCases(makeCaseSource(INVOICE, BASE))
  const byLabel = new Map(cases.map((one) => [one.label, one]))
  expect(byLabel.get('body without paid (required)')).toMatchObject({
    kind: 'invalid',
    about: '/paid',
    value: { id: 'inv-1', status: 'open', total: 5 },
  })
  expect(byLabel.get('body with total above its maximum 100')?.about).toBe('/total')
})

test('every body conforms or breaks the schema as its case says', () => {
  const check = createCheck(INVOICE)
  const { cases } = listBodyCases(makeCaseSource(INVOICE, BASE))
  const wrong = cases.filter(({ value, kind }) => check(value).length > 0 !== (kind === 'invalid'))
  expect(wrong).toEqual([])
  expect(cases.length).toBeGreaterThan(20)
})

test('no two bodies are the same, and none is the plain one', () => {
  const { cases } = listBodyCases(makeCaseSource(INVOICE, BASE, { examples: [BASE, BASE] }))
  const texts = [BASE, ...cases.map(({ value }) => value)].map((value) => JSON.stringify(value))
  expect(new Set(texts).size).toBe(texts.length)
})

test('an unknown member is an extra where the schema is open, and a fault where it is closed', () => {
  const closed = { ...INVOICE, additionalProperties: false }
  expect(list(makeCaseSource(INVOICE, BASE), 'acceptance')).toContain(
    'body with ringback_unknown (not in its schema)',
  )
  expect(list(makeCaseSource(closed, BASE), 'acceptance')).not.toContain(
    'body with ringback_unknown (not in its schema)',
  )
  expect(list(makeCaseSource(closed, BASE), 'refusal')).toContain(
    'body with ringback_unknown (additionalProperties)',
  )
})

test('a body that another callback on the same URL allows is no fault', () => {
  const other = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
  const source = makeCaseSource(INVOICE, BASE, { otherSchemas: [other] })
  expect(list(source, 'refusal')).toEqual([
    'body without id (required)',
    'body as a text (must be object)',
    'body with id as an object (must be string)',
    'body as null (must be object)',
    'body as a list (must be object)',
    'body with id as null (must be string)',
  ])
})

test('what is kept stays in every body that conforms, those of the document included', () => {
  const source = makeCaseSource(INVOICE, BASE, {
    kept: ['/id'],
    examples: [{ id: 'other', paid: false }],
  })
  const taken = listBodyCases(source).cases.filter(({ kind }) => kind !== 'invalid')
  expect(taken.map(({ value }) => value)).toSatisfy((values: readonly { id: string }[]) =>
    values.every(({ id }) => id === 'inv-1'),
  )
  expect(taken[0]).toMatchObject({ label: 'documented example 1', value: { paid: false } })
})

test('optional members that the plain body lacks are tried too, with the plain values beside them', () => {
  const { cases } = listBodyCases(makeCaseSource(INVOICE, { id: 'inv-1', paid: false }))
  const bound = cases.find(({ label }) => label === 'body with total at its maximum 100')
  expect(bound?.value).toEqual({ id: 'inv-1', paid: false, status: 'open', total: 100 })
  expect(cases.map(({ label }) => label)).toContain('body with total as null (must be number)')
})

test('a documented example that breaks its schema is not sent', () => {
  const source = makeCaseSource(INVOICE, BASE, { examples: [{ id: 7 }] })
  expect(list(source, 'acceptance')).not.toContain('documented example 1')
})

test('of a group with more cases than its limit the others are counted, and another seed tries them', () => {
  const values = Array.from({ length: 60 }, (_, index) => `value-${index}`)
  const schema = { type: 'object', required: ['kind'], properties: { kind: { enum: values } } }
  const base = { kind: 'value-0' }
  const enums = (seed: number) =>
    list(makeCaseSource(schema, base, { seed }), 'acceptance').filter((label) =>
      label.endsWith('(enum)'),
    )
  const { cut } = listBodyCases(makeCaseSource(schema, base))
  expect(cut).toEqual([{ group: 'enum values', tried: 24, possible: 59 }])
  expect(enums(1)).toHaveLength(CASE_LIMITS['enum values'])
  expect(enums(1)[0]).toBe('body with kind "value-1" (enum)')
  expect(enums(2)[0]).toBe('body with kind "value-25" (enum)')
  expect(new Set([...enums(1), ...enums(2), ...enums(3)]).size).toBe(59)
})

test('the same seed gives the same cases', () => {
  const source = makeCaseSource(INVOICE, BASE, { seed: 7 })
  expect(listBodyCases(source)).toEqual(listBodyCases(source))
})

test('a schema that allows everything has no faults', () => {
  expect(list(makeCaseSource(true, { any: 'thing' }), 'refusal')).toEqual([])
})

test('a body that is no object has cases too', () => {
  const source = makeCaseSource({ type: 'string', maxLength: 5 }, 'abc')
  expect(list(source, 'refusal')).toEqual([
    'body as an object (must be string)',
    'body longer than its maxLength 5',
    'body as null (must be string)',
  ])
  expect(list(source, 'acceptance')).toContain('body at its maxLength 5')
})

test('hostile names of members do no harm', () => {
  const properties = JSON.parse(
    '{"__proto__":{"type":"string"},"constructor":{"type":"integer","maximum":3},"a/b~c":{"type":"boolean"}}',
  ) as object
  const schema = { type: 'object', required: ['__proto__', 'a/b~c'], properties }
  const base: unknown = JSON.parse('{"__proto__":"x","constructor":1,"a/b~c":true}')
  const labels = list(makeCaseSource(schema, base), 'refusal')
  expect(labels).toContain('body without __proto__ (required)')
  expect(labels).toContain('body with a~1b~0c as an object (must be boolean)')
  expect(Object.prototype).not.toHaveProperty('ringback_unknown')
})

test('for any flat schema, what is to be accepted conforms and what is to be refused does not', () => {
  const member = fc.oneof(
    fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 3, max: 9 }) }),
    fc.record({ type: fc.constant('integer'), minimum: fc.integer({ min: -5, max: 0 }) }),
    fc.record({ type: fc.constant('boolean') }),
  )
  const values = { string: 'abc', integer: 3, boolean: true }
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })
  const schemas = names.chain((chosen) =>
    fc.tuple(...chosen.map((name) => fc.tuple(fc.constant(name), member))),
  )
  fc.assert(
    fc.property(schemas, fc.boolean(), (members, isClosed) => {
      const required = members.map(([name]) => name)
      const properties = Object.fromEntries(members)
      const schema = { type: 'object', required, properties, additionalProperties: !isClosed }
      const base = Object.fromEntries(members.map(([name, { type }]) => [name, values[type]]))
      const check = createCheck(schema)
      for (const { kind, value } of listBodyCases(makeCaseSource(schema, base)).cases) {
        expect(check(value).length > 0).toBe(kind === 'invalid')
      }
    }),
    { numRuns: 25 },
  )
})
