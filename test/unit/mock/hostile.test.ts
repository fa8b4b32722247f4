import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeaderPair } from '../../../src/transport/model.js'
import { answering, createMock, taking } from '../../support/mock-api.js'

const THING = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    n: { type: 'integer' },
    in: { $ref: '#/components/schemas/Thing' },
  },
}
const PARAMETERS = [
  {
    name: 'ids',
    in: 'query',
    style: 'pipeDelimited',
    explode: false,
    schema: { type: 'array', items: { type: 'integer' } },
  },
  { name: 'deep', in: 'query', style: 'deepObject', schema: THING },
  { name: 'json', in: 'query', content: { 'application/json': { schema: THING } } },
  { name: 'X-Object', in: 'header', schema: THING },
  { name: 'session', in: 'cookie', schema: THING },
]
const BODY = {
  content: {
    ...taking(THING).content,
    'application/x-www-form-urlencoded': { schema: THING },
    'multipart/form-data': { schema: THING },
    'text/plain': { schema: { type: 'string' } },
  },
}
const RESPONSES = {
  200: answering(THING),
  422: answering({ type: 'object', properties: { detail: {} } }),
}
const OPERATION = { parameters: PARAMETERS, requestBody: BODY, responses: RESPONSES }
const PATHS = {
  '/things': { get: OPERATION, post: OPERATION },
  '/things/{id}': { get: OPERATION, put: OPERATION, patch: OPERATION, delete: OPERATION },
  '/things/{id}.{ext}:{verb}': { post: OPERATION },
}

const SEED_TEXTS = [
  'deep[in][in]',
  'ids',
  'json',
  '__code=404',
  '%',
  '%ff',
  '&',
  '=',
  '|',
  '[',
  ']',
  '{"in":{}}',
  '..',
  '/',
]
const target = fc
  .array(fc.oneof(fc.constantFrom(...SEED_TEXTS), fc.string()), { maxLength: 8 })
  .map((texts) => texts.join(''))
const names = [
  'content-type',
  'accept',
  'prefer',
  'cookie',
  'x-object',
  'origin',
  'content-encoding',
  'authorization',
]
const values = [
  'application/json',
  'multipart/form-data; boundary=b',
  'application/x-www-form-urlencoded',
  'code=404',
  'gzip',
  '*/*',
  'session={',
]
const headers = fc.array(
  fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...values), fc.string())),
  { maxLength: 6 },
)
const body = fc.oneof(
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc.string().map((text) => new TextEncoder().encode(text)),
  fc.uint8Array(),
)
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'X'),
  url: fc
    .tuple(
      fc.constantFrom('/things', '/things/', '/things/7', '/', ''),
      fc.constantFrom('', '?', '/'),
      target,
    )
    .map((parts) => parts.join('')),
  headers: headers.map((pairs): HeaderPair[] => pairs),
  body,
})

test('whatever is sent, there is an answer that HTTP can carry', async () => {
  const { api } = await createMock(PATHS, { schemas: { Thing: THING } })
  await fc.assert(
    fc.asyncProperty(request, async (sent) => {
      const { response, because, context } = await api.answer(sent)
      expect(because).not.toContain('bug')
      expect(response.status).toBeGreaterThanOrEqual(200)
      expect(response.status).toBeLessThan(500)
      for (const [, value] of response.headers.filter(
        ([name]) => !name.startsWith('access-control'),
      )) {
        expect(value).toMatch(/^[\t\x20-\x7e]*$/)
      }
      expect(context === undefined || response.status < 400).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('a path or a body of another depth than anybody means takes no time', async () => {
  const mock = await createMock(PATHS, { schemas: { Thing: THING } })
  const deep = `${'{"in":'.repeat(200)}{}${'}'.repeat(200)}`
  expect((await mock.send('POST /things', { text: deep })).status).toBe(200)
  expect((await mock.send(`POST /things/${'a.b:'.repeat(10_000)}`)).status).toBe(200)
  expect((await mock.send(`GET /things?${'ids=1|2&'.repeat(5000)}`)).status).toBe(200)
})
