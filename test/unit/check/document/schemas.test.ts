import { expect, test } from 'vitest'
import { checkSchemas, surveyContradictions } from '../../../../src/check/document/schemas.js'
import type { Operation } from '../../../../src/contract/model.js'
import type { JsonSchema } from '../../../../src/schema/model.js'
import { makeContract, makeMedia, placeAt, schemaAt } from '../../../support/check.js'
import { makeOperation, makeParameter } from '../../../support/contract.js'

const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Fine: { type: 'string' },
  Broken: { type: 'strin' },
  Odd: { type: 'string', pattern: '[' },
  Often: {
    properties: Object.fromEntries(
      Array.from('abcdefgh', (name) => [name, { format: name < 'h' ? 'odd' : 'strange' }]),
    ),
  },
  Unsafe: { type: 'string', pattern: '^(a+)+$' },
  Torn: { allOf: [{ type: 'object' }, { type: 'array' }] },
  Dangling: { properties: { a: { $ref: '#/components/schemas/Nope' } } },
  Sided: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', readOnly: true } },
  },
}
const SIDES = { request: 'request', response: 'response' } as const

function check(operation: Partial<Operation>) {
  return checkSchemas(makeContract({ schemas: SCHEMAS }), makeOperation(operation), SIDES)
}

const withBody = (schema?: string): Partial<Operation> => ({
  body: { required: true, content: [makeMedia('application/json', schema)], place: placeAt('') },
})

test('schemas that can be used have nothing to say', () => {
  expect(check(withBody('Fine'))).toEqual([])
  expect(check(withBody())).toEqual([])
  expect(check({})).toEqual([])
})

test('a schema that cannot be used says where it is used and why it cannot', () => {
  const [draft, ...others] = check({ operationId: 'notify', ...withBody('Broken') })
  expect(others).toEqual([])
  expect(draft).toMatchObject({ code: 'schema-uncompilable', expected: 'a valid JSON Schema' })
  expect(draft?.message).toBe(
    `the schema of the body of notify (application/json) cannot be used: ${draft?.arrived ?? ''}`,
  )
  expect(draft?.arrived).not.toBe('')
  expect(draft?.promised?.pointer).toMatch(/^\/components\/schemas\/Broken/)
})

test('a schema that nothing can satisfy says which parts contradict each other', () => {
  const because = 'it must be of type object and of type array at once'
  const message = `nothing can satisfy the schema of the body of notify (application/json): ${because}`
  const promised = schemaAt('Torn')
  const draft = { code: 'schema-unsatisfiable', message, arrived: because }
  const operation = { operationId: 'notify', ...withBody('Torn') }
  expect(check(operation)).toMatchObject([draft])
  const contract = makeContract({ schemas: SCHEMAS })
  const surveyed = surveyContradictions(contract, [[makeOperation(operation), SIDES]])
  expect(surveyed).toEqual(check(operation))
  expect(surveyed[0]?.promised?.uri).toBe(promised.uri)
})

test('parameters, bodies and responses are all looked at', () => {
  const operation: Partial<Operation> = {
    method: 'PUT',
    parameters: [
      makeParameter({ name: 'page', in: 'query', schema: schemaAt('Broken') }),
      makeParameter({ name: 'bare', in: 'query' }),
    ],
    ...withBody('Broken'),
    responses: [
      {
        status: '2XX',
        description: '',
        headers: [],
        content: [makeMedia('text/plain', 'Broken'), makeMedia('text/html')],
        place: placeAt(''),
      },
    ],
  }
  const uses = check(operation).map(({ message }) =>
    /^the schema of the (.*) cannot be used: /.exec(message)?.at(1),
  )
  expect(uses).toEqual([
    'parameter page of PUT',
    'body of PUT (application/json)',
    '2XX response of PUT (text/plain)',
  ])
})

test('a part without effect is a notice, one that takes exponential time is unsafe', () => {
  expect(check(withBody('Odd'))).toMatchObject([
    {
      code: 'schema-notice',
      promised: { pointer: expect.stringMatching(/^\/components\/schemas\/Odd/) as string },
    },
  ])
  const [draft, ...others] = check(withBody('Unsafe'))
  expect(others).toEqual([])
  expect(draft).toMatchObject({ code: 'schema-unsafe' })
  expect(draft?.detail).toBe(draft?.message)
})

test('notices that say the same are one finding, which names its places', () => {
  const path = '/components/schemas/Often/properties'
  expect(check(withBody('Often'))).toEqual([
    {
      code: 'schema-notice',
      message: 'format odd is not known: values are not checked against it (in 7 places)',
      hint: `The same at ${Array.from('bcdef', (name) => `#${path}/${name}/format`).join(', ')} and 1 more.`,
      detail: 'format odd is not known: values are not checked against it',
      promised: placeAt(`${path}/a/format`),
    },
    {
      code: 'schema-notice',
      message: 'format strange is not known: values are not checked against it',
      detail: 'format strange is not known: values are not checked against it',
      promised: placeAt(`${path}/h/format`),
    },
  ])
})

test('a reference that leads nowhere is told where it stands', () => {
  const [draft, ...others] = check(withBody('Dangling'))
  expect(others).toEqual([])
  expect(draft).toMatchObject({
    code: 'document-reference-dangling',
    promised: placeAt('/components/schemas/Dangling/properties/a/$ref'),
  })
  expect(draft?.message).toContain('Nope')
  expect(draft).not.toHaveProperty('detail')
  expect(draft).not.toHaveProperty('arrived')
})

test('one that loading the document met already is told in the same words and place', () => {
  const contract = makeContract({
    schemas: SCHEMAS,
    references: [
      {
        kind: 'dangling',
        reference: '#/components/schemas/Nope',
        target: '/components/schemas/Nope',
        place: placeAt('/first'),
        message: 'it is gone',
      },
    ],
  })
  expect(checkSchemas(contract, makeOperation(withBody('Dangling')), SIDES)).toEqual([
    {
      code: 'document-reference-dangling',
      message: 'it is gone',
      arrived: '#/components/schemas/Nope',
      promised: placeAt('/first'),
    },
  ])
})
