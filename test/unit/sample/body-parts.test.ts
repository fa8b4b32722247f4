import { expect, test } from 'vitest'
import { buildTrigger } from '../../../src/sample/request.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { parseMediaType } from '../../../src/transport/headers.js'
import { parseMultipart } from '../../../src/transport/multipart.js'
import { CALLBACK_URL, makeBody, makePlan, type PlanInput } from '../../support/trigger-plan.js'

const BODY: JsonSchema = {
  type: 'object',
  required: ['n1'],
  properties: {
    n1: { type: 'string', format: 'binary' },
    jsonData: {
      type: 'object',
      required: ['statusUri', 'supi'],
      properties: {
        statusUri: { type: 'string' },
        supi: { type: 'string' },
        id: { type: 'string' },
      },
    },
  },
}

interface Input extends PlanInput {
  readonly type?: string
  readonly types?: Readonly<Record<string, string>>
}

async function build({ type = 'multipart/related', types = {}, ...plan }: Input = {}) {
  const body = makeBody('Body', { type })
  const partTypes = new Map(Object.entries(types))
  const content = body.content.map((medium) => ({ ...medium, partTypes }))
  const draft = await buildTrigger(
    makePlan({
      schemas: { Body: BODY },
      operation: { body: { ...body, content } },
      slots: [{ in: 'body', pointer: '/statusUri' }],
      ...plan,
    }),
  )
  if (!draft.ok) throw new Error(draft.because)
  const [[, contentType] = ['', '']] = draft.request.headers
  const boundary = parseMediaType(contentType)?.parameters.get('boundary') ?? ''
  const parsed = parseMultipart(draft.request.body, boundary)
  if (!parsed.ok) throw new Error(parsed.because)
  const parts = parsed.parts.map(({ headers, body }) => [
    ...headers.map((pair) => pair.join(': ')),
    Buffer.from(body).toString(),
  ])
  return { contentType, parts, draft }
}

/** The JSON of the first part. */
async function buildRoot(input: Input): Promise<unknown> {
  const { parts } = await build(input)
  return JSON.parse(parts[0]?.at(-1) ?? '')
}

test('multipart/related starts with its JSON part, which holds the callback URL', async () => {
  const { contentType, parts } = await build()
  expect(contentType).toBe(
    'multipart/related; boundary=ringback-f00dcafe1234; type="application/json"; start="<jsonData>"',
  )
  expect(parts).toEqual([
    [
      'Content-Type: application/json',
      'Content-ID: <jsonData>',
      JSON.stringify({ statusUri: CALLBACK_URL, supi: 'supi', id: 'id' }),
    ],
    ['Content-Type: application/octet-stream', 'Content-ID: <n1>', expect.any(String)],
  ])
})

test('multipart/mixed has no root to name', async () => {
  const { contentType, parts } = await build({ type: 'multipart/mixed' })
  expect(contentType).toBe('multipart/mixed; boundary=ringback-f00dcafe1234')
  expect(parts.map(([, id]) => id)).toEqual(['Content-ID: <jsonData>', 'Content-ID: <n1>'])
})

test('parts have the content types that encoding documents', async () => {
  const types = { jsonData: 'application/x+json', n1: 'image/*, application/vnd.3gpp.ngap' }
  const { contentType, parts } = await build({ types })
  expect(contentType).toContain('; type="application/x+json";')
  expect(parts.map(([type]) => type)).toEqual([
    'Content-Type: application/x+json',
    'Content-Type: application/vnd.3gpp.ngap',
  ])
})

test('a form has its parts by name, the JSON part among them', async () => {
  const { parts } = await build({ type: 'multipart/form-data' })
  expect(parts.map(([disposition]) => disposition).sort()).toEqual([
    'Content-Disposition: form-data; name="jsonData"',
    'Content-Disposition: form-data; name="n1"',
  ])
  expect(parts.map((part) => part[1]).sort()).toEqual([
    'Content-Type: application/json',
    'Content-Type: application/octet-stream',
  ])
})

test('expressions see the members of the JSON part, and the parts by name', async () => {
  const { draft } = await build()
  expect(draft.context.body).toMatchObject({
    statusUri: CALLBACK_URL,
    supi: 'supi',
    jsonData: { statusUri: CALLBACK_URL },
  })
})

test('a pointer that names the part leads to the same place', async () => {
  const slots = [{ in: 'body', pointer: '/jsonData/statusUri' }] as const
  expect(await buildRoot({ slots })).toEqual({ statusUri: CALLBACK_URL, supi: 'supi', id: 'id' })
})

test('identities and members of the user go into the JSON part', async () => {
  const identities = [{ in: 'body', pointer: '/id' }] as const
  const values = { members: new Map([['/supi', 'imsi-1']]) }
  expect(await buildRoot({ identities, values })).toEqual({
    statusUri: CALLBACK_URL,
    supi: 'imsi-1',
    id: 'id-3-f00dcafe1234',
  })
})

test('the JSON part is there although nothing requires it', async () => {
  expect(await buildRoot({ slots: [] })).toMatchObject({ statusUri: 'statusUri', supi: 'supi' })
})

test('an invalid body lacks a member that the JSON part requires', async () => {
  const { draft, parts } = await build({ kind: 'invalid' })
  expect(draft.fault).toBe('body without n1 (required)')
  expect(parts).toHaveLength(1)
})

test('names of parts are escaped in their Content-ID', async () => {
  const schemas = { Body: { properties: { 'a>\r\nb': { type: 'object', required: ['u'] } } } }
  const slots = [{ in: 'body', pointer: '/a>\r\nb/u' }] as const
  const { parts } = await build({ schemas, slots })
  expect(parts[0]?.[1]).toBe('Content-ID: <a%3E%0D%0Ab>')
})

test('a body that the user gave is not taken apart', async () => {
  const given = { bytes: Buffer.from('--x--'), contentType: 'multipart/related; boundary=x' }
  const draft = await buildTrigger(
    makePlan({
      schemas: { Body: BODY },
      operation: { body: makeBody('Body', { type: 'multipart/related' }) },
      values: { body: given },
    }),
  )
  expect(draft.ok && Buffer.from(draft.request.body).toString()).toBe('--x--')
})
