import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { judgeMedia } from '../../../src/check/media.js'
import { findMedia, readArrived } from '../../../src/check/media-choice.js'
import type { MediaFault } from '../../../src/check/media-fault.js'
import type { MediaTypeContract } from '../../../src/contract/model.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { parseMediaType } from '../../../src/transport/headers.js'
import type { HeaderPair } from '../../../src/transport/model.js'
import { makeContract, makeMedia, placeAt, schemaAt } from '../../support/check.js'

const EVENT: JsonSchema = {
  type: 'object',
  required: ['paid'],
  properties: {
    paid: { type: 'boolean' },
    at: { type: 'string', format: 'date-time' },
    lines: { type: 'array', items: { type: 'integer' } },
  },
}
const JSON_EVENT = makeMedia('application/json', 'Event')

interface Message {
  readonly type?: string | undefined
  readonly body?: string | Uint8Array
  readonly headers?: readonly HeaderPair[]
}

function judge(
  { type = 'application/json', body = '{"paid":true}', headers = [] }: Message,
  content: readonly MediaTypeContract[] = [JSON_EVENT],
  schemas: Readonly<Record<string, JsonSchema>> = { Event: EVENT },
): MediaFault[] {
  const message = {
    headers: [['Content-Type', type] as const, ...headers],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  }
  return judgeMedia(message, content, 'callback', makeContract({ schemas }).schemas)
}

test.each([
  'application/json',
  'APPLICATION/JSON',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
])('%s is covered by application/json', (type) => {
  expect(judge({ type })).toEqual([])
  expect(judge({ type, body: '{}' })).toHaveLength(1)
})

test('a type with the suffix +json is judged as JSON', () => {
  const content = [makeMedia('application/cloudevents+json', 'Event')]
  const type = 'application/cloudevents+json'
  expect(judge({ type }, content)).toEqual([])
  expect(judge({ type, body: '{"paid":1}' }, content)).toMatchObject([
    { kind: 'schema', issue: { keyword: 'type', pointer: '/paid' } },
  ])
})

test('a schema fault says where in the body it is', () => {
  expect(judge({ body: '{\n  "paid": "yes"\n}' })).toEqual([
    {
      kind: 'schema',
      at: 'body /paid, line 2, column 11',
      issue: {
        keyword: 'type',
        pointer: '/paid',
        expected: 'paid: boolean',
        arrived: 'paid: "yes"',
        message: 'paid must be boolean, but is "yes"',
        promised: placeAt('/components/schemas/Event/properties/paid'),
        lenient: false,
      },
    },
  ])
})

test('a fault of the whole body has no pointer', () => {
  expect(judge({ body: '  []' })).toMatchObject([{ at: 'body, line 1, column 3' }])
})

test.each(['{"paid":true}', ' {"paid":true}', '[1]'])(
  'a body that is the JSON string of %j is told as encoded twice',
  (text) => {
    expect(judge({ body: JSON.stringify(text) })).toMatchObject([
      { kind: 'schema', hint: 'the body is a JSON string that holds JSON: was it encoded twice?' },
    ])
  },
)

test.each(['paid', '7', 'true', '{paid}', '', '"{}"'])(
  'a body that is the JSON string of %j is not',
  (text) => {
    const [fault, ...others] = judge({ body: JSON.stringify(text) })
    expect(others).toEqual([])
    expect(fault).toMatchObject({ kind: 'schema', issue: { keyword: 'type', pointer: '' } })
    expect(fault).not.toHaveProperty('hint')
  },
)

test('a string that holds JSON is right where a string is documented', () => {
  const content = [makeMedia('application/json', 'Text')]
  expect(judge({ body: '"{}"' }, content, { Text: { type: 'string' } })).toEqual([])
})

test('each violation is a fault, a broken format a lenient one', () => {
  const faults = judge({ body: '{"paid":0,"at":"yesterday","lines":[1,"2"]}' })
  expect(
    faults.map((one) => (one.kind === 'schema' ? [one.issue.pointer, one.issue.lenient] : one)),
  ).toEqual([
    ['/paid', false],
    ['/lines/1', false],
    ['/at', true],
  ])
})

test.each([
  [undefined, 'is missing', 'no Content-Type'],
  ['application/xml', 'is not documented', 'application/xml'],
  ['json', 'cannot be read', 'json'],
  ['', 'cannot be read', ''],
  ['application/json; charset=latin1 x', 'cannot be read', 'application/json; charset=latin1 x'],
])('the Content-Type %j %s', (type, words, arrived) => {
  const headers: HeaderPair[] = type === undefined ? [] : [['content-type', type]]
  const content = [JSON_EVENT, makeMedia('text/plain')]
  const body = new Uint8Array([0x7b])
  expect(judgeMedia({ headers, body }, content, 'callback', makeContract().schemas)).toEqual([
    {
      kind: 'content-type',
      message: `the Content-Type ${words}`,
      expected: 'application/json or text/plain',
      arrived,
      promised: placeAt('/content/application/json'),
    },
  ])
})

test('of documented media types that cover the body, the most specific one judges it', () => {
  const content = [
    makeMedia('text/plain'),
    makeMedia('application/*', 'Number'),
    makeMedia('application/json', 'Event'),
  ]
  const schemas = { Event: EVENT, Number: { type: 'number' } }
  expect(judge({}, content, schemas)).toEqual([])
  expect(judge({ type: 'application/x+json', body: '7' }, content, schemas)).toEqual([])
  expect(judge({ body: '7' }, content, schemas)).toMatchObject([{ issue: { pointer: '' } }])
  expect(judge({ type: 'text/plain' }, content, schemas)).toEqual([])
})

test('a documented key that is no media type covers nothing', () => {
  expect(judge({}, [makeMedia('json', 'Event')])).toMatchObject([
    { message: 'the Content-Type is not documented', expected: 'json' },
  ])
})

test('without documented media types nothing is expected', () => {
  expect(judge({}, [])).toEqual([
    {
      kind: 'content-type',
      message: 'the Content-Type is not documented',
      expected: '',
      arrived: 'application/json',
      promised: undefined,
    },
  ])
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])('a body in %s is judged decoded', (encoding, encode) => {
  const headers: HeaderPair[] = [['Content-Encoding', encoding]]
  expect(judge({ body: encode('{"paid":true}'), headers })).toEqual([])
  expect(judge({ body: encode('{"paid":1}'), headers })).toMatchObject([
    { kind: 'schema', at: 'body /paid, line 1, column 9' },
  ])
})

test('a body that cannot be decoded is a syntax fault', () => {
  const headers: HeaderPair[] = [['Content-Encoding', 'gzip']]
  expect(judge({ headers })).toEqual([
    {
      kind: 'syntax',
      message: 'the body is not valid gzip: incorrect header check',
      promised: placeAt('/content/application/json'),
    },
  ])
  expect(judge({ headers: [['Content-Encoding', 'zstd-2']] })).toMatchObject([
    { message: 'the content encoding "zstd-2" is not supported' },
  ])
})

test.each<[string, string | Uint8Array, string, string]>([
  ['that is no JSON', '{"paid":\n tru}', 'tru', 'body, line 2, column 2'],
  [
    'with a byte order mark',
    '\uFEFF{"paid":true}',
    'it starts with a byte order mark, which JSON must not have (RFC 8259)',
    'body, line 1, column 1',
  ],
  [
    'that is no UTF-8',
    new Uint8Array([0x22, 0x61, 0xff, 0x22]),
    'it is not valid UTF-8',
    'body, line 1, column 3',
  ],
  [
    'that is nested too deep',
    '['.repeat(300) + ']'.repeat(300),
    'it is nested deeper than 256 levels',
    'body, line 1, column 1',
  ],
])('a body %s cannot be parsed', (_, body, words, at) => {
  const [fault, ...others] = judge({ body })
  expect(others).toEqual([])
  expect(fault).toMatchObject({
    kind: 'syntax',
    at,
    promised: placeAt('/content/application/json'),
  })
  expect(fault).toHaveProperty('message', expect.stringContaining(words))
})

test('JSON without a documented schema is parsed and not judged further', () => {
  const content = [makeMedia('application/json')]
  expect(judge({ body: '[1,"x"]' }, content)).toEqual([])
  expect(judge({ body: '[1,' }, content)).toMatchObject([{ kind: 'syntax' }])
})

test('text is judged as a string', () => {
  const content = [makeMedia('text/plain', 'Word')]
  const schemas = { Word: { type: 'string', maxLength: 3 } }
  expect(judge({ type: 'text/plain', body: 'paid' }, content, schemas)).toMatchObject([
    { kind: 'schema', at: 'body', issue: { keyword: 'maxLength', pointer: '' } },
  ])
  expect(judge({ type: 'text/plain', body: '7' }, content, schemas)).toEqual([])
  expect(judge({ type: 'text/plain', body: 'x' }, [makeMedia('text/plain')])).toEqual([])
})

const FORM = 'application/x-www-form-urlencoded'

test('a form is judged as the object that its schema means', () => {
  const content = [makeMedia(FORM, 'Event')]
  expect(judge({ type: FORM, body: 'paid=true&lines=1&lines=2' }, content)).toEqual([])
  expect(judge({ type: FORM, body: 'paid=yes&lines=x' }, content)).toMatchObject([
    { kind: 'schema', at: 'body /paid', issue: { arrived: 'paid: "yes"' } },
    { kind: 'schema', at: 'body /lines/0' },
  ])
  expect(judge({ type: FORM, body: 'lines=1' }, content)).toMatchObject([
    { at: 'body', issue: { keyword: 'required' } },
  ])
})

test.each(['application/xml', 'text/xml', 'application/soap+xml', 'application/octet-stream'])(
  'nothing judges %s, and that is said',
  (type) => {
    expect(judge({ type, body: '<paid/>' }, [makeMedia(type, 'Event')])).toEqual([
      {
        kind: 'unjudged',
        message: `there is no judge for ${type}, only for JSON, forms, multipart and text`,
        promised: placeAt(`/content/${type}`),
      },
    ])
  },
)

test.each([
  ['application/json', 'application/ json'],
  ['application/ json', 'application/json'],
  ['application/json', 'application/json ; charset=utf-8'],
])('%s is judged as documented by %s', (type, documented) => {
  const content = [makeMedia(documented, 'Event')]
  expect(judge({ type }, content)).toEqual([])
  expect(judge({ type, body: '{}' }, content)).toMatchObject([{ issue: { keyword: 'required' } }])
})

test('text of any kind is a string', () => {
  const schemas = { Event: { type: 'string', maxLength: 3 } }
  const content = [makeMedia('text/csv', 'Event')]
  expect(judge({ type: 'text/csv', body: 'a,b' }, content, schemas)).toEqual([])
  expect(judge({ type: 'text/csv', body: 'a,b,c' }, content, schemas)).toMatchObject([
    { issue: { keyword: 'maxLength' } },
  ])
})

test.each([
  ['application/json', 'Paid'],
  ['application/cloudevents+json', 'Suffixed'],
  ['application/merge-patch+json', 'Suffix'],
  ['application/json; version=2', 'Version'],
  ['application/yaml', 'Application'],
  ['image/png', 'Anything'],
])('of several media types that cover %s the most specific one judges', (type, winner) => {
  const content = [
    makeMedia('*/*', 'Anything'),
    makeMedia('application/*', 'Application'),
    makeMedia('application/*+json', 'Suffix'),
    makeMedia('application/json', 'Paid'),
    makeMedia('application/json; version=2', 'Version'),
    makeMedia('application/cloudevents+json', 'Suffixed'),
  ]
  const actual = parseMediaType(type)
  const found = actual === undefined ? undefined : findMedia(content, actual)
  expect(found?.schema).toEqual(schemaAt(winner))
})

test.each([
  ['application/json', '{}'],
  ['text/plain', '{}'],
  [FORM, 'a=1'],
])('a %s whose schema cannot be used is not judged', (type, body) => {
  const schemas = { Broken: { type: 'strin' } }
  const [fault, ...others] = judge({ type, body }, [makeMedia(type, 'Broken')], schemas)
  expect(others).toEqual([])
  expect(fault).toMatchObject({ kind: 'unjudged', promised: placeAt(`/content/${type}`) })
  expect(fault).toHaveProperty('message', expect.stringMatching(/^its schema cannot be used: ./))
})

test('the role decides whether members that only one side sends are required', () => {
  const schemas = {
    Event: { type: 'object', required: ['id'], properties: { id: { writeOnly: true } } },
  }
  const message = {
    headers: [['content-type', 'application/json']] as const,
    body: new TextEncoder().encode('{}'),
  }
  const { schemas: store } = makeContract({ schemas })
  expect(judgeMedia(message, [JSON_EVENT], 'response', store)).toEqual([])
  expect(judgeMedia(message, [JSON_EVENT], 'request', store)).toMatchObject([
    { issue: { keyword: 'required', promised: schemaAt('Event') } },
  ])
})

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON',
  'application/problem+json; v="1"',
  'no media type',
])('the Content-Type %s means the same whether or not the document has it', (header) => {
  const parsed = parseMediaType(header)
  expect(readArrived([], header)).toEqual(parsed)
  expect(readArrived([JSON_EVENT, makeMedia(header, 'Event')], header)).toEqual(parsed)
})

test('by a schema that nothing can satisfy no body is judged', () => {
  const schemas = { Event: { allOf: [EVENT, { type: 'array' }] } }
  expect(judge({ body: '{"paid":1}' }, [JSON_EVENT], schemas)).toEqual([
    {
      kind: 'unjudged',
      message:
        'nothing can satisfy its schema: it must be of type object and of type array at once',
      promised: JSON_EVENT.place,
    },
  ])
})

test('a body that somebody has parsed already is judged by that', () => {
  const { schemas } = makeContract({ schemas: { Event: EVENT } })
  const message = {
    headers: [['content-type', 'application/json']] as const,
    body: Buffer.from('{"paid":true}'),
  }
  const judgeAs = (value: unknown) =>
    judgeMedia({ ...message, json: { ok: true, value } }, [JSON_EVENT], 'callback', schemas)
  expect(judgeAs({ paid: true })).toEqual([])
  expect(judgeAs({})).toMatchObject([{ kind: 'schema', issue: { keyword: 'required' } }])
})

test('a body that has been decoded to text already is not decoded again, unless it was compressed', () => {
  const bytes = new TextEncoder().encode('{"paid":1}')
  const known = { headers: [['content-type', 'application/json'] as const], text: '{"paid":true}' }
  const { schemas } = makeContract({ schemas: { Event: EVENT } })
  expect(judgeMedia({ ...known, body: bytes }, [JSON_EVENT], 'callback', schemas)).toEqual([])
  const headers = [...known.headers, ['content-encoding', 'gzip'] as const]
  const zipped = { ...known, headers, body: gzipSync(bytes) }
  expect(judgeMedia(zipped, [JSON_EVENT], 'callback', schemas)).toMatchObject([
    { kind: 'schema', issue: { pointer: '/paid' } },
  ])
})
