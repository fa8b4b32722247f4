import { expect, test } from 'vitest'
import { judgeMedia } from '../../../src/check/media.js'
import type { MediaFault } from '../../../src/check/media-fault.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { makeContract, makeMedia, placeAt } from '../../support/check.js'

const BODY: JsonSchema = {
  type: 'object',
  required: ['jsonData', 'n1'],
  properties: {
    jsonData: {
      type: 'object',
      required: ['cause'],
      properties: { cause: { type: 'string' }, code: { type: 'integer' } },
    },
    n1: { type: 'string', format: 'binary', maxLength: 1 },
    count: { type: 'integer' },
    files: { type: 'array', maxItems: 2, items: { type: 'string', format: 'binary' } },
  },
}
const TYPES = { jsonData: 'application/json', n1: 'application/vnd.3gpp.5gnas, image/*' }

interface Message {
  readonly type?: string
  readonly parts: readonly string[]
  readonly types?: Readonly<Record<string, string>>
  readonly schema?: JsonSchema
}

function judge({
  type = 'multipart/related; boundary=b',
  parts,
  types = {},
  schema = BODY,
}: Message): MediaFault[] {
  const [essence = ''] = type.split(';')
  const partTypes = new Map(Object.entries(types))
  const lines = parts.map((part) => `--b\r\n${part}\r\n`)
  const message = {
    headers: [['Content-Type', type] as const],
    body: Buffer.from(`${lines.join('')}--b--\r\n`, 'latin1'),
  }
  const { schemas } = makeContract({ schemas: { Body: schema } })
  return judgeMedia(message, [makeMedia(essence, 'Body', { partTypes })], 'callback', schemas)
}

/** Faults in one line each: where, and what. */
function show(message: Message): string[] {
  return judge(message).map((fault) => {
    if (fault.kind !== 'schema') return `${fault.kind}: ${fault.message}`
    return `${fault.at}: ${fault.issue.message}`
  })
}

const JSON_PART = 'Content-Type: application/json\r\n\r\n{"cause":"x"}'
const N1 = 'Content-Type: application/vnd.3gpp.5gnas\r\nContent-ID: <n1>\r\n\r\n\x00\xff\xfe'
const FORM = 'multipart/form-data; boundary=b'

function field(name: string, value: string, type?: string): string {
  const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`
  return `Content-Disposition: form-data; name="${name}"\r\n${typed}\r\n${value}`
}

test('a root of JSON and bytes beside it conform', () => {
  expect(show({ parts: [JSON_PART, N1] })).toEqual([])
  expect(show({ parts: [JSON_PART, N1], types: TYPES })).toEqual([])
})

test('the JSON part is judged by its schema, with its place in the part', () => {
  const bad = JSON_PART.replace('{"cause":"x"}', '{\n  "cause": 7}')
  expect(judge({ parts: [bad, N1] })).toMatchObject([
    {
      kind: 'schema',
      at: 'part jsonData /cause, line 2, column 12',
      issue: {
        pointer: '/jsonData/cause',
        promised: placeAt('/components/schemas/Body/properties/jsonData/properties/cause'),
      },
    },
  ])
})

test('a member that the JSON part lacks is missing', () => {
  const bad = JSON_PART.replace('cause', 'reason')
  expect(show({ parts: [bad, N1] })).toEqual([
    'part jsonData, line 1, column 1: jsonData.cause is missing, which is required',
  ])
})

test.each([
  ['no bytes', [JSON_PART], ['body: n1 is missing, which is required']],
  ['no JSON', [N1], ['body: jsonData is missing, which is required']],
])('a body with %s lacks a part, which is named', (_title, parts, faults) => {
  expect(show({ parts, type: 'multipart/mixed; boundary=b' })).toEqual(faults)
})

test('JSON that does not parse is told by part, and not judged further', () => {
  expect(show({ parts: [JSON_PART.replace('"x"', ''), N1] })).toEqual([
    'syntax: part jsonData: expected a value, but found }',
  ])
})

test.each([
  [
    'by the start parameter',
    'multipart/related; boundary=b; start="<r>"',
    [N1, `Content-ID: <r>\r\n${JSON_PART}`],
  ],
  ['as the first part', 'multipart/related; boundary=b', [JSON_PART, N1]],
  ['as the first part without a type', 'multipart/related; boundary=b', ['\r\n{"cause":"x"}', N1]],
  [
    'by its Content-ID',
    'multipart/mixed; boundary=b',
    [N1, `Content-ID: <jsonData@here>\r\n${JSON_PART}`],
  ],
  ['by its content type', 'multipart/mixed; boundary=b', [N1, JSON_PART]],
  ['by its name', FORM, [N1, field('jsonData', '{"cause":"x"}', 'application/json')]],
])('the JSON part is found %s', (_title, type, parts) => {
  expect(show({ type, parts })).toEqual([])
  const broken = parts.map((part) => part.replace('"x"', '7'))
  expect(show({ type, parts: broken })).toEqual([
    'part jsonData /cause, line 1, column 10: jsonData.cause must be string, but is 7',
  ])
})

test('bytes are found by the content type that is documented for them', () => {
  const parts = [JSON_PART, N1.replace('<n1>', '<0815>')]
  expect(show({ parts })).toEqual(['body: n1 is missing, which is required'])
  expect(show({ parts, types: { ...TYPES, n1: 'application/vnd.3gpp.5gnas' } })).toEqual([])
})

test('a part of another content type than documented is told', () => {
  const parts = [JSON_PART, N1.replace('application/vnd.3gpp.5gnas', 'text/plain')]
  expect(judge({ parts, types: TYPES })).toEqual([
    {
      kind: 'content-type',
      message: 'the Content-Type of its part n1 is not documented',
      expected: 'application/vnd.3gpp.5gnas, image/*',
      arrived: 'text/plain',
      promised: placeAt('/content/multipart/related'),
    },
  ])
  const png = N1.replace('application/vnd.3gpp.5gnas', 'image/png')
  expect(judge({ parts: [JSON_PART, png], types: TYPES })).toEqual([])
})

test('text parts of a form stand for the values of their schema', () => {
  const sound = [field('jsonData', '{"cause":"x"}'), field('n1', 'x'), field('count', '7')]
  expect(show({ type: FORM, parts: sound })).toEqual([])
  const bad = [...sound.slice(0, 2), field('count', 'seven')]
  expect(show({ type: FORM, parts: bad })).toEqual([
    'part count: count must be integer, but is "seven"',
  ])
})

test('several parts of one name are a list', () => {
  const files = ['a', 'b', 'c'].map((text) => field('files', text, 'application/pdf'))
  const parts = [field('jsonData', '{"cause":"x"}'), field('n1', 'x')]
  expect(show({ type: FORM, parts: [...parts, ...files.slice(0, 1)] })).toEqual([])
  expect(show({ type: FORM, parts: [...parts, ...files] })).toEqual([])
  const twice = [...parts, field('count', '1'), field('count', '2')]
  expect(show({ type: FORM, parts: twice })).toHaveLength(1)
})

test('each part of a list is an item, whatever its items are', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      tags: { type: 'array', items: { type: 'string' } },
      counts: { type: 'array', items: { type: 'integer' } },
      lines: { type: 'array', items: { type: 'object', properties: { k: { type: 'integer' } } } },
    },
  }
  const judgeParts = (...parts: string[]) => show({ type: FORM, parts, schema })
  const sound = [field('tags', 'a,b'), field('counts', '1'), field('lines', '{"k":1}')]
  expect(judgeParts(...sound)).toEqual([])
  expect(judgeParts(...sound, ...sound)).toEqual([])
  expect(judgeParts(field('counts', '1'), field('counts', 'x'))).toEqual([
    'part counts /1: counts[1] must be integer, but is "x"',
  ])
  expect(judgeParts(field('lines', '{"k":"x"}'))).toEqual([
    'part lines /0/k: lines[0].k must be integer, but is "x"',
  ])
})

test('parts that cannot be told apart or are not documented are not judged', () => {
  const unknown = 'Content-Type: image/png\r\n\r\nx'
  expect(show({ parts: [JSON_PART, N1, unknown, field('other', '7')] })).toEqual([])
  const closed = { ...BODY, additionalProperties: false }
  expect(show({ parts: [JSON_PART, N1, unknown], schema: closed })).toEqual([])
})

test('base64 is undone, other transfer encodings are not judged', () => {
  const encode = (encoding: string, text: string) =>
    `Content-Transfer-Encoding: ${encoding}\r\nContent-Type: application/json\r\n\r\n${text}`
  const base64 = Buffer.from('{"cause":7}').toString('base64')
  expect(show({ parts: [encode('base64', base64), N1] })).toHaveLength(1)
  expect(show({ parts: [encode('quoted-printable', '{"cause"=3A7}'), N1] })).toEqual([])
})

test.each([
  ['multipart/related', 'syntax: its Content-Type names no boundary'],
  ['multipart/related; boundary=c', 'syntax: the boundary --c does not stand in it'],
])('%s of another boundary cannot be read', (type, fault) => {
  expect(show({ type, parts: [JSON_PART, N1] })).toEqual([fault])
})

test('a schema that cannot be used leaves the body unjudged', () => {
  const schema = { type: 'objekt' }
  expect(judge({ parts: [JSON_PART], schema })).toMatchObject([{ kind: 'unjudged' }])
})

test('names of parts are data: none reaches a prototype', () => {
  const parts = [
    field('__proto__', '{"cause":1}'),
    field('n1', 'x'),
    field('jsonData', '{"cause":""}'),
  ]
  expect(show({ type: FORM, parts })).toEqual([])
  expect(Object.hasOwn(Object.prototype, 'cause')).toBe(false)
})
