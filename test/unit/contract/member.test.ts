import { expect, test } from 'vitest'
import { findMember } from '../../../src/contract/member.js'
import type { JsonSchema } from '../../../src/schema/model.js'

const OBJECT = {
  type: 'object',
  required: ['a'],
  properties: {
    a: { type: 'object', required: ['b'], properties: { b: true, c: true } },
    d: { type: 'object', required: ['e'], properties: { e: { type: 'string' } } },
  },
}

test.each([
  [['a'], 'required'],
  [['a', 'b'], 'required'],
  [['a', 'c'], 'optional'],
  [['d', 'e'], 'optional'],
  [['x'], 'absent'],
  [['a', 'x'], 'absent'],
  [['d', 'e', 'f'], 'absent'],
  [[], 'required'],
])('the member %j of a plain object is %s', (tokens, presence) => {
  expect(findMember(OBJECT, tokens)).toBe(presence)
})

test('references are followed', () => {
  const schema: JsonSchema = {
    $ref: '#/$defs/T',
    $defs: { T: { required: ['u'], properties: { u: {} } } },
  }
  expect(findMember(schema, ['u'])).toBe('required')
  expect(findMember(schema, ['v'])).toBe('absent')
})

test('allOf adds members up, and required may stand beside it', () => {
  const schema: JsonSchema = {
    required: ['u'],
    allOf: [{ properties: { u: {} } }, { required: ['w'], properties: { w: {} } }],
  }
  expect(findMember(schema, ['u'])).toBe('required')
  expect(findMember(schema, ['w'])).toBe('required')
})

test('a member that one alternative lacks is optional', () => {
  const both: JsonSchema = {
    oneOf: [
      { required: ['u'], properties: { u: {} } },
      { required: ['u'], properties: { u: {} } },
    ],
  }
  const one: JsonSchema = {
    oneOf: [{ required: ['u'], properties: { u: {} } }, { properties: { w: {} } }],
  }
  expect(findMember(both, ['u'])).toBe('required')
  expect(findMember(one, ['u'])).toBe('optional')
})

test.each<[string, JsonSchema]>([
  ['the schema true', true],
  ['an empty schema', {}],
  ['a bare object', { type: 'object' }],
  ['additionalProperties: true', { properties: { a: {} }, additionalProperties: true }],
])('%s is open', (_, schema) => {
  expect(findMember(schema, ['u'])).toBe('open')
})

test.each<[string, JsonSchema]>([
  ['the schema false', false],
  ['a string', { type: 'string' }],
  ['additionalProperties: false', { type: 'object', additionalProperties: false }],
  ['an enumeration', { enum: ['a'] }],
])('%s has no members', (_, schema) => {
  expect(findMember(schema, ['u'])).toBe('absent')
})

test('members of a map have the schema of additionalProperties', () => {
  const schema: JsonSchema = { additionalProperties: { properties: { u: {} } } }
  expect(findMember(schema, ['any', 'u'])).toBe('optional')
})

test('items are found by index', () => {
  const schema: JsonSchema = {
    type: 'array',
    prefixItems: [{ type: 'string' }],
    items: { properties: { u: {} } },
  }
  expect(findMember(schema, ['1', 'u'])).toBe('optional')
  expect(findMember(schema, ['0', 'u'])).toBe('absent')
  expect(findMember(schema, ['01', 'u'])).toBe('absent')
})

test('names of Object.prototype are not members', () => {
  expect(findMember(OBJECT, ['toString'])).toBe('absent')
  expect(findMember(OBJECT, ['__proto__'])).toBe('absent')
})

test('a schema that refers to itself ends', () => {
  const schema: JsonSchema = { $ref: '#/$defs/T', $defs: { T: { $ref: '#/$defs/T' } } }
  expect(findMember(schema, ['u'])).toBe('absent')
})
