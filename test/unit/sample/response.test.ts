import { expect, test } from 'vitest'
import type { Parameter, ResponseContract } from '../../../src/contract/model.js'
import { sampleAnswer } from '../../../src/sample/response.js'
import { makeOperation } from '../../support/contract.js'
import {
  declareParameter,
  makeBody,
  makeSchemaContract,
  schemaPlace,
} from '../../support/trigger-plan.js'

const CONTRACT = makeSchemaContract({
  Received: { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } },
  Uuid: { type: 'string', format: 'uuid' },
  Never: { not: {} },
})
const place = { uri: 'test:///', pointer: '' }

function respond(status: string, response: Partial<ResponseContract> = {}): ResponseContract {
  return { status, description: '', headers: [], content: [], place, ...response }
}

async function answer(...responses: ResponseContract[]) {
  const { body, ...rest } = await sampleAnswer(CONTRACT, makeOperation({ responses }), { seed: 1 })
  return { ...rest, text: new TextDecoder().decode(body) }
}

const header = (header: Partial<Parameter> & { name: string }) =>
  declareParameter({ in: 'header', ...header })

test('a callback without documented answers is answered with 204', async () => {
  expect(await answer()).toEqual({ status: 204, headers: [], text: '' })
  expect(await answer(respond('404'))).toEqual({ status: 204, headers: [], text: '' })
})

test.each([
  [['200', '204'], 204],
  [['201', '200'], 200],
  [['202', '201'], 201],
  [['299', '202'], 202],
  [['2XX', '299', '250'], 299],
  [['default', '2XX'], 200],
  [['2xx'], 200],
  [['404', 'default'], 200],
])('of %j the answer has the status %i', async (statuses, status) => {
  const responses = statuses.map((one) => respond(one))
  expect(await answer(...responses)).toEqual({ status, headers: [], text: '' })
})

test('the documented example is the body, while it conforms', async () => {
  const { content } = makeBody('Received', { examples: [{ ok: 'yes' }, { ok: true, by: 'us' }] })
  expect(await answer(respond('200', { content }))).toEqual({
    status: 200,
    headers: [['content-type', 'application/json']],
    text: '{"ok":true,"by":"us"}',
  })
})

test('a body is made where no example conforms', async () => {
  const { content } = makeBody('Received', { examples: [{ ok: 'yes' }] })
  expect(await answer(respond('200', { content }))).toMatchObject({ text: '{"ok":true}' })
})

test('an example of a schema without values is sent as it is, and nothing without one', async () => {
  const shown = makeBody('Never', { examples: [{ a: 1 }] })
  expect(await answer(respond('200', { content: shown.content }))).toMatchObject({
    text: '{"a":1}',
  })
  const { content } = makeBody('Never')
  expect(await answer(respond('200', { content }))).toEqual({ status: 200, headers: [], text: '' })
})

test('media types without a writer leave the body empty', async () => {
  const { content } = makeBody('Received', { type: 'application/xml' })
  expect(await answer(respond('200', { content }))).toEqual({ status: 200, headers: [], text: '' })
})

test('204 has no body even where one is documented', async () => {
  const { content } = makeBody('Received')
  expect(await answer(respond('204', { content }))).toEqual({ status: 204, headers: [], text: '' })
})

test('required headers are sampled, but for Content-Type; optional ones are left out', async () => {
  const headers = [
    header({ name: 'X-Id', required: true, schema: schemaPlace('Uuid') }),
    header({ name: 'X-Mode', required: true, examples: ['fast'] }),
    header({ name: 'X-Never', required: true, schema: schemaPlace('Never') }),
    header({ name: 'Content-Type', required: true }),
    header({ name: 'X-Optional' }),
  ]
  const made = await answer(respond('204', { headers }))
  expect(made.headers).toEqual([
    ['X-Id', expect.stringMatching(/^[\da-f-]{36}$/)],
    ['X-Mode', 'fast'],
    ['X-Never', 'X-Never'],
  ])
  expect(await answer(respond('204', { headers }))).toEqual(made)
})
