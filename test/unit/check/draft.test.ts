import { expect, test } from 'vitest'
import { FINDINGS } from '../../../src/check/catalogue.js'
import { createFindingFactory, draftMediaFault, type MediaCodes } from '../../../src/check/draft.js'
import type { MediaFault } from '../../../src/check/media-fault.js'
import type { SchemaIssue } from '../../../src/schema/model.js'
import { placeAt } from '../../support/check.js'

const contract = {
  locate: ({ pointer }: { pointer: string }) => ({ file: 'openapi.json', pointer, line: 4 }),
}

test('findings are numbered and get severity and basis of their code', () => {
  const make = createFindingFactory(contract)
  expect(make({ code: 'delivery-unexpected', message: 'a' })).toEqual({
    id: 'find-1',
    code: 'delivery-unexpected',
    severity: 'warning',
    basis: 'practice',
    message: 'a',
    key: 'delivery-unexpected    ',
  })
  expect(make({ code: 'delivery-late', message: 'b' })).toMatchObject({
    id: 'find-2',
    severity: FINDINGS['delivery-late'].severity,
    basis: 'config',
  })
})

test('each factory counts for itself', () => {
  createFindingFactory(contract)({ code: 'delivery-late', message: '' })
  const { id } = createFindingFactory(contract)({ code: 'delivery-late', message: '' })
  expect(id).toBe('find-1')
})

test('the promised place is located, and all parts of the draft stay', () => {
  const draft = {
    code: 'delivery-url',
    message: 'm',
    expected: 'e',
    arrived: 'a',
    at: 'body /x',
    hint: 'h',
    operation: 'op',
    callback: 'cb',
    trigger: 'trig-1',
    delivery: 'dlv-1',
  } as const
  expect(
    createFindingFactory(contract)({ ...draft, promised: placeAt('/paths'), detail: 'path' }),
  ).toEqual({
    ...draft,
    id: 'find-1',
    severity: 'error',
    basis: 'document',
    promised: { file: 'openapi.json', pointer: '/paths', line: 4 },
    key: 'delivery-url op cb test:///openapi.json#/paths path',
  })
})

test('the key tells findings apart by code, operation, callback, place and detail only', () => {
  const make = createFindingFactory(contract)
  const base = {
    code: 'delivery-url',
    message: '',
    operation: 'op',
    callback: 'cb',
    promised: placeAt('/a'),
    detail: 'path',
  } as const
  const { key } = make(base)
  expect(make({ ...base, message: 'x', trigger: 'trig-9', arrived: 'y' }).key).toBe(key)
  const others = [
    { ...base, code: 'delivery-method' } as const,
    { ...base, operation: 'other' },
    { ...base, callback: 'other' },
    { ...base, promised: placeAt('/b') },
    { ...base, detail: 'query' },
  ]
  expect(new Set([key, ...others.map((draft) => make(draft).key)]).size).toBe(6)
})

const CODES: MediaCodes = {
  'content-type': 'trigger-content-type',
  syntax: 'trigger-body-syntax',
  schema: 'trigger-body-schema',
  format: 'trigger-body-format',
  unjudged: 'trigger-not-judged',
}

const ISSUE: SchemaIssue = {
  keyword: 'type',
  pointer: '/lines/3/items/12',
  expected: 'item: integer',
  arrived: 'item: "x"',
  message: 'item must be integer',
  promised: placeAt('/Item'),
  lenient: false,
}

function draft(fault: MediaFault) {
  return draftMediaFault(fault, CODES, 'the body of the answer')
}

test('a content type fault keeps what was documented', () => {
  const fault = {
    kind: 'content-type',
    message: 'the Content-Type is missing',
    expected: 'text/plain',
    arrived: 'no Content-Type',
  } as const
  const expected = {
    code: 'trigger-content-type',
    message: 'the body of the answer: the Content-Type is missing',
    expected: 'text/plain',
    arrived: 'no Content-Type',
  }
  expect(draft({ ...fault, promised: placeAt('/c') })).toEqual({
    ...expected,
    promised: placeAt('/c'),
  })
  expect(draft({ ...fault, promised: undefined })).toEqual(expected)
})

test('a syntax fault says where, as far as that is known', () => {
  const fault = {
    kind: 'syntax',
    message: 'it is not valid UTF-8',
    promised: placeAt('/c'),
  } as const
  const expected = {
    code: 'trigger-body-syntax',
    message: 'the body of the answer cannot be parsed: it is not valid UTF-8',
    arrived: 'it is not valid UTF-8',
    promised: placeAt('/c'),
  }
  expect(draft(fault)).toEqual(expected)
  expect(draft({ ...fault, at: 'body, line 1, column 2' })).toEqual({
    ...expected,
    at: 'body, line 1, column 2',
  })
})

test('a schema fault is told apart by member and keyword, items of a list not', () => {
  expect(draft({ kind: 'schema', issue: ISSUE, at: 'body /lines/3' })).toEqual({
    code: 'trigger-body-schema',
    message: 'the body of the answer breaks its schema: item must be integer',
    expected: 'item: integer',
    arrived: 'item: "x"',
    at: 'body /lines/3',
    promised: placeAt('/Item'),
    detail: '/lines/*/items/* type',
  })
  const hint = 'was it encoded twice?'
  expect(draft({ kind: 'schema', issue: ISSUE, at: '', hint })).toMatchObject({ hint })
  const member = { ...ISSUE, pointer: '/v2/4th' }
  expect(draft({ kind: 'schema', issue: member, at: '' }).detail).toBe('/v2/4th type')
})

test('a lenient issue is a matter of format', () => {
  const issue = { ...ISSUE, keyword: 'format', lenient: true }
  expect(draft({ kind: 'schema', issue, at: 'body' }).code).toBe('trigger-body-format')
})

test('what the schema could not be applied to was not judged', () => {
  const issue = { ...ISSUE, keyword: 'unjudged', message: 'it is nested too deep' }
  expect(draft({ kind: 'schema', issue, at: 'body' })).toEqual({
    code: 'trigger-not-judged',
    message: 'the body of the answer was not judged: it is nested too deep',
    promised: placeAt('/Item'),
  })
  expect(draft({ kind: 'unjudged', message: 'no judge', promised: placeAt('/c') })).toEqual({
    code: 'trigger-not-judged',
    message: 'the body of the answer was not judged: no judge',
    promised: placeAt('/c'),
  })
})
