import { expect, test } from 'vitest'
import { collectKnownValues } from '../../../src/mock/known-values.js'

function collect(request: unknown, answer?: unknown, query: readonly [string, string][] = []) {
  return Object.fromEntries(
    collectKnownValues({
      request: {
        url: 'http://api.test/acme',
        method: 'POST',
        headers: [],
        query,
        path: new Map([['tenant', 'acme']]),
        body: request,
      },
      response: { status: 201, headers: [], body: answer },
    }),
  )
}

test('members of request and answer are known by their names', () => {
  expect(collect({ customer: 'Ada' }, { number: 7 })).toEqual({
    number: 7,
    customer: 'Ada',
    tenant: 'acme',
  })
})

test('the answer has the last word', () => {
  expect(collect({ id: 'wished', total: 3 }, { id: 'given' })).toMatchObject({
    id: 'given',
    total: 3,
  })
})

test('the body of the request goes before its parameters', () => {
  const known = collect({ tenant: 'other' }, undefined, [['page', '2']])
  expect(known).toEqual({ tenant: 'other', page: '2' })
})

test('members within members are known, the outer ones first', () => {
  expect(collect({ data: { id: 'inner', size: 2 }, id: 'outer' })).toMatchObject({
    id: 'outer',
    size: 2,
    data: { id: 'inner', size: 2 },
  })
})

test('nobody knows which member of a list is meant', () => {
  expect(collect({ items: [{ sku: 'a' }, { sku: 'b' }] })).not.toHaveProperty('sku')
})

test.each([undefined, null, 'text', 7, [1]])('the body %j has no members', (body) => {
  expect(collect(body)).toEqual({ tenant: 'acme' })
})

test('the fifth level is not about the thing any more', () => {
  const known = collect({ a: { b: { c: { d: { e: 1 } } } } })
  expect(Object.keys(known)).toEqual(['a', 'b', 'c', 'd', 'tenant'])
})

test('names of the prototype are names', () => {
  const body: unknown = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}')
  const known = collectKnownValues({
    request: { url: '', method: 'POST', headers: [], query: [], path: new Map(), body },
  })
  expect([...known.keys()]).toEqual(['__proto__', 'constructor', 'polluted'])
  expect({}).not.toHaveProperty('polluted')
})
