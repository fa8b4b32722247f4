import { expect, test } from 'vitest'
import { findBodyMember, findJsonPart, locateBodyMember } from '../../../src/contract/json-part.js'
import type { JsonSchema } from '../../../src/schema/model.js'

const CONTEXT: JsonSchema = {
  type: 'object',
  required: ['statusUri'],
  properties: { statusUri: { type: 'string' }, note: { type: 'string' } },
}
const BYTES: JsonSchema = { type: 'string', format: 'binary' }
const BODY: JsonSchema = {
  type: 'object',
  properties: { n1: BYTES, jsonData: { $ref: '#/$defs/Context' } },
  $defs: { Context: CONTEXT },
}
const RELATED = { type: 'multipart/related' }

test.each<[string, JsonSchema, Record<string, string>, string | undefined]>([
  ['jsonData, behind a reference', BODY, {}, 'jsonData'],
  [
    'jsonData before other objects',
    { properties: { a: CONTEXT, jsonData: CONTEXT } },
    {},
    'jsonData',
  ],
  ['the first object', { properties: { n1: BYTES, a: CONTEXT, b: CONTEXT } }, {}, 'a'],
  [
    'what encoding calls JSON',
    { properties: { a: CONTEXT, b: CONTEXT } },
    { b: 'application/x+json' },
    'b',
  ],
  [
    'not what encoding calls XML',
    { properties: { a: CONTEXT, b: CONTEXT } },
    { a: 'text/xml' },
    'b',
  ],
  ['an object in allOf', { allOf: [{ properties: { a: CONTEXT } }] }, {}, 'a'],
  ['no list of objects', { properties: { a: { type: 'array', items: CONTEXT } } }, {}, undefined],
  [
    'no text and no bytes',
    { properties: { a: { type: 'string' }, n1: BYTES, x: true } },
    {},
    undefined,
  ],
  ['nothing of a schema without properties', true, {}, undefined],
])('the JSON part is %s', (_title, schema, types, part) => {
  const partTypes = new Map(Object.entries(types))
  expect(findJsonPart({ ...RELATED, partTypes }, schema)).toBe(part)
})

test.each(['application/json', 'application/x-www-form-urlencoded', 'nonsense'])(
  'a body of %s has no JSON part',
  (type) => {
    expect(findJsonPart({ type }, BODY)).toBeUndefined()
  },
)

test.each<[string, string[], string]>([
  ['a member of the JSON part', ['statusUri'], 'required'],
  ['an optional one', ['note'], 'optional'],
  ['the part itself', ['jsonData'], 'optional'],
  ['a member below the part', ['jsonData', 'note'], 'optional'],
  ['another name', ['url'], 'absent'],
])('%s is found in a multipart body', (_title, tokens, presence) => {
  expect(findBodyMember(RELATED, BODY, tokens)).toBe(presence)
})

test.each([
  ['/statusUri', '/jsonData/statusUri'],
  ['/jsonData/statusUri', '/jsonData/statusUri'],
  ['/n1', '/n1'],
  ['/url', '/url'],
  ['no pointer', 'no pointer'],
])('%s stands at %s of the body', (pointer, located) => {
  expect(locateBodyMember(RELATED, BODY, pointer)).toBe(located)
})

test('a part and a member of the same name: the part is meant', () => {
  const schema = { properties: { url: { type: 'string' }, data: { properties: { url: {} } } } }
  expect(locateBodyMember({ type: 'multipart/form-data' }, schema, '/url')).toBe('/url')
})

test('pointers into JSON stay as they are', () => {
  expect(locateBodyMember({ type: 'application/json' }, BODY, '/statusUri')).toBe('/statusUri')
})
