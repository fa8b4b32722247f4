import { expect, test } from 'vitest'
import { createMock, type Sent } from '../../support/mock-api.js'

const RESPONSES = { 204: { description: 'done' } }

/** What is wrong with a request to an operation with one parameter, as `in name: message`. */
async function judge(parameter: object, line: string, sent?: Sent): Promise<string[]> {
  const path = 'in' in parameter && parameter.in === 'path' ? '/x/{p}' : '/x'
  const mock = await createMock({
    [path]: { get: { parameters: [parameter], responses: RESPONSES } },
  })
  const answer = await mock.send(line, sent)
  if (answer.status === 204) return []
  const { violations } = answer.json as {
    violations: { in: string; name: string; message: string }[]
  }
  return violations.map((one) => `${one.in} ${one.name}: ${one.message}`)
}

const PAGE = { name: 'page', in: 'query', required: true, schema: { type: 'integer' } }

test('a required parameter that is missing is named', async () => {
  expect(await judge(PAGE, 'GET /x')).toEqual([
    'query page: the query parameter page is required, but is missing',
  ])
  expect(await judge({ ...PAGE, in: 'header' }, 'GET /x')).toEqual([
    'header page: the header page is required, but is missing',
  ])
  expect(await judge({ ...PAGE, in: 'cookie' }, 'GET /x')).toHaveLength(1)
})

test('an optional parameter may be missing', async () => {
  expect(await judge({ ...PAGE, required: false }, 'GET /x')).toEqual([])
})

test('a value that breaks its schema is told with what is expected', async () => {
  expect(await judge(PAGE, 'GET /x?page=two')).toEqual([
    'query page: the query parameter page breaks its schema: the value must be integer, but is "two"',
  ])
})

const path = (schema: object, more: object = {}) => ({
  name: 'p',
  in: 'path',
  required: true,
  schema,
  ...more,
})
const query = (schema: object, more: object = {}) => ({ name: 'p', in: 'query', schema, ...more })
const INTEGER = { type: 'integer' }
const INTEGERS = { type: 'array', items: INTEGER, minItems: 2 }
const TEXTS = { type: 'array', items: { type: 'string' } }
const POINT = { type: 'object', required: ['x'], properties: { x: INTEGER, y: INTEGER } }

test.each([
  ['integer', path(INTEGER), 'GET /x/7', 'GET /x/seven'],
  ['encoded', path({ const: 'a/b c' }), 'GET /x/a%2Fb%20c', 'GET /x/a'],
  ['list', path(INTEGERS), 'GET /x/1,2', 'GET /x/1,b'],
  ['label', path(INTEGERS, { style: 'label', explode: true }), 'GET /x/.1.2', 'GET /x/.1'],
  ['flat label', path(INTEGERS, { style: 'label' }), 'GET /x/.1,2', 'GET /x/.1'],
  ['matrix', path(INTEGER, { style: 'matrix' }), 'GET /x/;p=7', 'GET /x/;p=a'],
  [
    'exploded matrix',
    path(INTEGERS, { style: 'matrix', explode: true }),
    'GET /x/;p=1;p=2',
    'GET /x/;p=1',
  ],
  [
    'encoded comma in an item',
    path({ ...TEXTS, maxItems: 2 }),
    'GET /x/a%2Cb,c',
    'GET /x/a%2Cb,c,d',
  ],
  [
    'encoded comma in an item of a label',
    path({ ...TEXTS, maxItems: 2 }, { style: 'label' }),
    'GET /x/.a%2Cb,c',
    'GET /x/.a%2Cb,c,d',
  ],
  [
    'encoded comma in an item of a matrix',
    path({ ...TEXTS, maxItems: 2 }, { style: 'matrix' }),
    'GET /x/;p=a%2Cb,c',
    'GET /x/;p=a%2Cb,c,d',
  ],
  [
    'encoded comma in an item of a query',
    query({ ...TEXTS, maxItems: 2 }, { explode: false }),
    'GET /x?p=a%2Cb,c',
    'GET /x?p=a%2Cb,c,d',
  ],
  [
    'object with encoded delimiters',
    path({ type: 'object', properties: { x: { const: 'a,b=c' } } }, { explode: true }),
    'GET /x/x=a%2Cb%3Dc,y=2',
    'GET /x/x=a,b=c',
  ],
  ['object in a path', path(POINT), 'GET /x/x,1,y,2', 'GET /x/y,2'],
  ['exploded object in a path', path(POINT, { explode: true }), 'GET /x/x=1,y=2', 'GET /x/y=2'],
  ['repeated', query(INTEGERS), 'GET /x?p=1&p=2', 'GET /x?p=1&p=b'],
  ['list by comma', query(INTEGERS, { explode: false }), 'GET /x?p=1,2', 'GET /x?p=1'],
  [
    'spaces',
    query(INTEGERS, { style: 'spaceDelimited', explode: false }),
    'GET /x?p=1%202',
    'GET /x?p=1',
  ],
  [
    'pipes',
    query(INTEGERS, { style: 'pipeDelimited', explode: false }),
    'GET /x?p=1|2',
    'GET /x?p=1|b',
  ],
  ['deep object', query(POINT, { style: 'deepObject' }), 'GET /x?p[x]=1&p[y]=2', 'GET /x?p[y]=2'],
  ['exploded object', query(POINT), 'GET /x?x=1&y=2', 'GET /x?y=2'],
  ['flat object', query(POINT, { explode: false }), 'GET /x?p=x,1,y,2', 'GET /x?p=y,2'],
  ['null or integer', query({ type: ['integer', 'null'] }), 'GET /x?p=null', 'GET /x?p=nil'],
  ['boolean', query({ type: 'boolean' }), 'GET /x?p=true', 'GET /x?p=yes'],
  ['enum', query({ enum: ['a', 'b'] }), 'GET /x?p=a', 'GET /x?p=A'],
  ['text of digits', query({ type: 'string', minLength: 2 }), 'GET /x?p=12', 'GET /x?p=1'],
  ['plus and escapes', query({ const: 'a b&c' }), 'GET /x?p=a+b%26c', 'GET /x?p=a%2Bb'],
])(
  'a value of the kind "%s" is read the way it is documented',
  async (_, parameter, right, wrong) => {
    expect(await judge(parameter, right)).toEqual([])
    expect(await judge(parameter, wrong)).toHaveLength(1)
  },
)

test('a list may also come by comma where it should be repeated, as many clients send it', async () => {
  expect(await judge(query(INTEGERS), 'GET /x?p=1,2')).toEqual([])
})

test('the commas of a list may be encoded with it, as many clients send them', async () => {
  expect(await judge(path(INTEGERS), 'GET /x/1%2C2')).toEqual([])
  expect(await judge(query(INTEGERS, { explode: false }), 'GET /x?p=1%2C2')).toEqual([])
})

test('a list may also be repeated where it should come by comma', async () => {
  const texts = { type: 'array', items: { enum: ['a,b', 'c'] } }
  expect(await judge(query(texts, { explode: false }), 'GET /x?p=a,b&p=c')).toEqual([])
})

test('objects and lists may come as JSON, as many clients send them', async () => {
  const points = { type: 'array', items: POINT }
  const json = (value: unknown) => `GET /x?p=${encodeURIComponent(JSON.stringify(value))}`
  expect(await judge(query(POINT, { explode: false }), json({ x: 1 }))).toEqual([])
  expect(await judge(query(points), json([{ x: 1 }, { x: 2 }]))).toEqual([])
  expect(await judge(query(points), json({ x: 1 }))).toEqual([])
  expect(await judge(query(points), json([{ y: 1 }]))).toHaveLength(1)
})

test('a path parameter that the path does not name is not asked for', async () => {
  const mock = await createMock({
    '/x/{id}': { get: { parameters: [path(INTEGER)], responses: RESPONSES } },
  })
  expect((await mock.send('GET /x/7')).status).toBe(204)
})

test('items of a list may hold commas where it is repeated', async () => {
  const texts = { type: 'array', items: { enum: ['a,b', 'c'] } }
  expect(await judge(query(texts), 'GET /x?p=a,b&p=c')).toEqual([])
})

test('headers compare without case, lists in several lines are one', async () => {
  const header = { name: 'X-Ids', in: 'header', required: true, schema: INTEGERS }
  expect(await judge(header, 'GET /x', { headers: { 'x-ids': '1,2' } })).toEqual([])
  expect(await judge(header, 'GET /x', { headers: { 'X-IDS': '1', 'x-ids': '2' } })).toEqual([])
  expect(await judge(header, 'GET /x', { headers: { 'x-ids': '1' } })).toHaveLength(1)
})

test('headers that describe the message are not parameters', async () => {
  const header = { name: 'Authorization', in: 'header', required: true, schema: INTEGER }
  expect(await judge(header, 'GET /x')).toEqual([])
})

test('cookies are found among others', async () => {
  const cookie = { name: 'session', in: 'cookie', required: true, schema: INTEGER }
  const send = (text: string) => judge(cookie, 'GET /x', { headers: { Cookie: text } })
  expect(await send('a=1; session=7; b=2')).toEqual([])
  expect(await send('mysession=7')).toHaveLength(1)
  expect(await send('session=x')).toHaveLength(1)
})

test('a parameter that is described by a media type is JSON', async () => {
  const parameter = { name: 'p', in: 'query', content: { 'application/json': { schema: POINT } } }
  expect(await judge(parameter, `GET /x?p=${encodeURIComponent('{"x":1}')}`)).toEqual([])
  expect(await judge(parameter, `GET /x?p=${encodeURIComponent('{"y":1}')}`)).toHaveLength(1)
  expect(await judge(parameter, 'GET /x?p=%7Bx')).toEqual([
    'query p: the query parameter p is no JSON: expected a value, but found x',
  ])
})

test('of other media types only their presence is judged', async () => {
  const content = { 'application/xml': { schema: POINT } }
  const parameter = { name: 'p', in: 'query', required: true, content }
  expect(await judge(parameter, 'GET /x?p=%3Cx/%3E')).toEqual([])
  expect(await judge(parameter, 'GET /x')).toHaveLength(1)
})

test('deep objects may be deeper, hold lists, and allow what is not declared', async () => {
  const schema = {
    type: 'object',
    properties: { a: POINT, list: { type: 'array', items: INTEGER } },
    additionalProperties: INTEGER,
  }
  const deep = query(schema, { style: 'deepObject' })
  expect(await judge(deep, 'GET /x?p[a][x]=1&p[list][]=1&p[list][]=2&p[more]=3')).toEqual([])
  expect(await judge(deep, 'GET /x?p[a][x]=1&p[list][0]=1&p[list][1]=2')).toEqual([])
  expect(await judge(deep, 'GET /x?p[a][x]=b&p[more]=c')).toHaveLength(2)
})

test.each([
  'GET /x?p[__proto__][x]=1',
  'GET /x?p[constructor]=1',
  `GET /x?p${'[a]'.repeat(5000)}=1`,
  `GET /x?${'p[a]=1&'.repeat(5000)}`,
  'GET /x?p[]=1&p[',
  'GET /x?%=%&&=&p%5Bx%5D=1',
])('hostile deep objects do no harm: %#', async (line) => {
  const deep = query({ type: 'object' }, { style: 'deepObject' })
  expect(await judge(deep, line)).toEqual([])
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
})

test('a breach of format alone is let pass', async () => {
  expect(await judge(query({ type: 'string', format: 'date' }), 'GET /x?p=yesterday')).toEqual([])
})

test('a parameter whose schema cannot be used is not judged', async () => {
  expect(await judge(query({ $ref: '#/components/schemas/Missing' }), 'GET /x?p=1')).toEqual([])
})

const CALLBACKS = { paid: { '{$request.query.url}': { post: { responses: RESPONSES } } } }

test('a callback URL is taken in its own place whatever its pattern says', async () => {
  const url = {
    name: 'url',
    in: 'query',
    required: true,
    schema: { type: 'string', pattern: '^https://' },
  }
  const operation = { parameters: [url], responses: RESPONSES, callbacks: CALLBACKS }
  const mock = await createMock({ '/x': { post: operation } })
  const status = async (line: string) => (await mock.send(line)).status
  expect(await status('POST /x?url=http://127.0.0.1:3000/hook')).toBe(204)
  expect(await status('POST /x?url=hook')).toBe(422)
  expect(await status('POST /x')).toBe(422)
})
