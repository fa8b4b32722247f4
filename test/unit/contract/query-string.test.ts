import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'

/** The parameters of `POST /a`, one of which is the whole query string. */
async function read(content: object, change: object = {}) {
  const { operations, remarks } = await loadContract({
    openapi: '3.2.0',
    info: { title: 'Search', version: '1' },
    paths: {
      '/a': {
        post: {
          parameters: [{ name: 'all', in: 'querystring', content, ...change }],
          responses: {},
        },
      },
    },
    components: { schemas: { Form: FORM } },
  })
  const parameters = operations[0]?.read().parameters ?? []
  return { parameters, messages: remarks.map(({ message }) => message) }
}

const FORM = {
  type: 'object',
  required: ['cb'],
  properties: { cb: { type: 'string' }, any: true },
}

const FORM_TYPE = 'application/x-www-form-urlencoded'

test('the properties of a form are query parameters', async () => {
  const { parameters, messages } = await read({ [FORM_TYPE]: { schema: FORM } }, { required: true })
  expect(parameters).toMatchObject([
    { name: 'cb', in: 'query', required: true, style: 'form', explode: true },
    { name: 'any', in: 'query', required: false },
  ])
  expect(parameters[0]?.schema?.pointer).toMatch(/\/schema\/properties\/cb$/)
  expect(messages).toEqual([])
})

test('a query string that may be left out requires nothing', async () => {
  const { parameters } = await read({ [`${FORM_TYPE}; charset=utf-8`]: { schema: FORM } })
  expect(parameters.map(({ required }) => required)).toEqual([false, false])
})

test('a schema is found behind its reference', async () => {
  const schema = { $ref: '#/components/schemas/Form' }
  const { parameters } = await read({ [FORM_TYPE]: { schema } })
  expect(parameters.map(({ schema: place }) => place?.pointer)).toEqual([
    '/components/schemas/Form/properties/cb',
    '/components/schemas/Form/properties/any',
  ])
})

test.each([{ 'application/json': { schema: FORM } }, { [FORM_TYPE]: {} }, {}])(
  'a query string of %j is told',
  async (content) => {
    const { parameters, messages } = await read(content)
    expect(parameters).toEqual([])
    expect(messages).toEqual([
      'a query string that is no form with a schema has no parameters: it is left out',
    ])
  },
)
