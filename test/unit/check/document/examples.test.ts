import { expect, test } from 'vitest'
import { checkExamples } from '../../../../src/check/document/examples.js'
import type { JsonSchema } from '../../../../src/schema/model.js'
import { makeContract, makeMedia, placeAt } from '../../../support/check.js'

const EVENT: JsonSchema = {
  type: 'object',
  required: ['paid'],
  properties: { paid: { type: 'boolean' }, at: { type: 'string', format: 'date' } },
}
const Torn = { allOf: [EVENT, { type: 'array' }] }
const contract = makeContract({ schemas: { Event: EVENT, Broken: { type: 'strin' }, Torn } })

function draftsOf(examples: readonly unknown[], type = 'application/json', schema = 'Event') {
  return checkExamples(contract, [makeMedia(type, schema, { examples })], 'callback')
}

test('examples that conform, and none at all, have nothing to say', () => {
  expect(draftsOf([{ paid: true }, { paid: false }])).toEqual([])
  expect(draftsOf([])).toEqual([])
})

test('an example that breaks its schema is named by its number and member', () => {
  expect(draftsOf([{ paid: true }, { paid: 'no' }])).toEqual([
    {
      code: 'document-example-schema',
      message:
        'a documented example (application/json) breaks its schema: paid must be boolean, but is "no"',
      expected: 'paid: boolean',
      arrived: 'paid: "no"',
      at: 'example /paid',
      promised: placeAt('/content/application/json'),
      detail: '1',
    },
  ])
})

test('an example that is wrong as a whole says so, and has one finding', () => {
  expect(draftsOf(['{"paid":true}'])).toMatchObject([{ at: 'the whole example', detail: '0' }])
  expect(draftsOf([{ at: 7, paid: 7 }])).toHaveLength(1)
})

test('a broken format is no broken example', () => {
  expect(draftsOf([{ paid: true, at: 'today' }])).toEqual([])
})

test.each(['application/problem+json', 'text/json', 'application/json; charset=utf-8'])(
  'examples of %s are JSON',
  (type) => {
    expect(draftsOf([7], type)).toHaveLength(1)
  },
)

test.each(['application/xml', 'application/jsonlines', 'text/plain'])(
  'examples of %s are not judged',
  (type) => {
    expect(draftsOf([7], type)).toEqual([])
  },
)

test('without a schema that can be used there is nothing to break', () => {
  expect(draftsOf([7], 'application/json', 'Broken')).toEqual([])
  const media = makeMedia('application/json', undefined, { examples: [7] })
  expect(checkExamples(contract, [media], 'callback')).toEqual([])
})

test('examples are not to blame for a schema that nothing can satisfy', () => {
  expect(draftsOf([{ paid: 'no' }], 'application/json', 'Torn')).toEqual([])
})
