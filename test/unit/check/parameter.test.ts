import { expect, test } from 'vitest'
import { judgeParameter } from '../../../src/check/parameter.js'
import type { Parameter } from '../../../src/contract/model.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { makeContract, placeAt, schemaAt } from '../../support/check.js'
import { makeParameter } from '../../support/contract.js'

const JUDGEMENT = {
  code: 'delivery-parameter',
  role: 'callback',
  subject: 'invoice_notification',
} as const

function judge(
  parameter: Partial<Parameter> & Pick<Parameter, 'in'>,
  values: readonly string[],
  schema: JsonSchema = { type: 'integer' },
) {
  const contract = makeContract({ schemas: { Attempt: schema } })
  const whole = makeParameter({
    name: 'attempt',
    schema: schemaAt('Attempt'),
    place: placeAt('/parameters/0'),
    ...parameter,
  })
  return judgeParameter(whole, values, JUDGEMENT, contract)
}

test.each([
  ['header', 'header attempt'],
  ['query', 'query parameter attempt'],
  ['path', 'path parameter attempt'],
  ['cookie', 'cookie parameter attempt'],
] as const)('a required %s that is missing is named', (place, named) => {
  expect(judge({ in: place }, [])).toEqual([
    {
      code: 'delivery-parameter',
      message: `invoice_notification came without the ${named}, which it requires`,
      expected: `${named} (required)`,
      arrived: 'no attempt',
      promised: placeAt('/parameters/0'),
      detail: named,
    },
  ])
})

test('an optional one may be missing', () => {
  expect(judge({ in: 'header', required: false }, [])).toEqual([])
})

test('an optional one that is there must conform', () => {
  expect(judge({ in: 'header', required: false }, ['1'])).toEqual([])
  expect(judge({ in: 'header', required: false }, ['first'])).toEqual([
    {
      code: 'delivery-parameter',
      message:
        'the header attempt of invoice_notification breaks its schema: the value must be integer, but is "first"',
      expected: 'header attempt: integer',
      arrived: 'header attempt: "first"',
      promised: schemaAt('Attempt'),
      detail: 'header attempt type',
    },
  ])
})

test('an empty value is there', () => {
  expect(judge({ in: 'query' }, [''], { type: 'string' })).toEqual([])
  expect(judge({ in: 'query' }, [''])).toHaveLength(1)
})

test('repeated query parameters are a list when the style explodes', () => {
  const list = { type: 'array', items: { type: 'integer' }, minItems: 2 }
  expect(judge({ in: 'query', explode: true }, ['1', '2'], list)).toEqual([])
  expect(judge({ in: 'query', explode: true }, ['1', 'x'], list)).toMatchObject([
    { arrived: expect.stringContaining('"x"') as string },
  ])
  expect(judge({ in: 'query', explode: false }, ['1', '2'], list)).toHaveLength(1)
  expect(judge({ in: 'query', explode: false }, ['1,2'], list)).toEqual([])
})

test('a format that is broken is not held against a parameter', () => {
  expect(judge({ in: 'header' }, ['x'], { type: 'string', format: 'uuid' })).toEqual([])
})

test('of a parameter described by content only the presence is judged', () => {
  const parameter = { in: 'query', mediaType: 'application/json' } as const
  expect(judge(parameter, ['{'])).toEqual([])
  expect(judge(parameter, [])).toHaveLength(1)
})

test('without a schema, or with one that cannot be used, only the presence is judged', () => {
  const bare = makeParameter({ name: 'x', in: 'header' })
  expect(judgeParameter(bare, ['1'], JUDGEMENT, makeContract())).toEqual([])
  expect(judge({ in: 'header' }, ['1'], { type: 'strin' })).toEqual([])
})

test('every line of a header is judged', () => {
  expect(judge({ in: 'header' }, ['1', '2'])).toEqual([])
  expect(judge({ in: 'header' }, ['1', 'x'])).toMatchObject([
    { arrived: expect.stringContaining('"x"') as string },
  ])
})

test('the lines of a list header are one list, blanks around its commas left out', () => {
  const list = { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 3 }
  expect(judge({ in: 'header' }, ['a, b', 'a'], list)).toEqual([])
  expect(judge({ in: 'header' }, ['a, b', 'a', 'b'], list)).toHaveLength(1)
})

test('items of a repeated query parameter may hold commas', () => {
  const list = { type: 'array', items: { enum: ['a,b', 'c'] } }
  expect(judge({ in: 'query', explode: true }, ['a,b', 'c'], list)).toEqual([])
})
