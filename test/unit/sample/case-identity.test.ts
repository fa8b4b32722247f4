import { expect, test } from 'vitest'
import { giveIdentity, listIdentityPointers } from '../../../src/sample/case-identity.js'

const FIRST = { id: 'a-1', event: { invoice: 'a-1', 'a/b': 1 }, paid: true, tags: ['x', 'y'] }
const SECOND = { id: 'b-2', event: { invoice: 'b-2', 'a/b': 2 }, paid: true, tags: ['x', 'z'] }

test('whose a body is, is where two bodies of one callback differ', () => {
  expect(listIdentityPointers(FIRST, SECOND)).toEqual([
    '/id',
    '/event/invoice',
    '/event/a~1b',
    '/tags/1',
  ])
})

test('the same bodies have no identity, and members of only one are none', () => {
  expect(listIdentityPointers(FIRST, structuredClone(FIRST))).toEqual([])
  expect(listIdentityPointers({ a: 1 }, { b: 1 })).toEqual([])
})

test('bodies that are no objects differ as a whole', () => {
  expect(listIdentityPointers('a', 'b')).toEqual([''])
  expect(listIdentityPointers({ a: {} }, { a: [] })).toEqual(['/a'])
})

test('a changed body gets the identity of another, where it still has that of its own', () => {
  const changed = { id: 'a-1', event: { invoice: null, 'a/b': 1 }, paid: 'no' }
  const pointers = ['/id', '/event/invoice', '/event/a~1b', '/tags/1']
  expect(giveIdentity(changed, FIRST, SECOND, pointers)).toEqual({
    id: 'b-2',
    event: { invoice: null, 'a/b': 2 },
    paid: 'no',
  })
})

test('nothing else changes, and the given body stays as it is', () => {
  const changed = { ...FIRST, paid: false }
  const copy = structuredClone(changed)
  expect(giveIdentity(changed, FIRST, FIRST, ['/id'])).toEqual(copy)
  giveIdentity(changed, FIRST, SECOND, ['/id'])
  expect(changed).toEqual(copy)
})

test('a member that the other body lacks stays', () => {
  expect(giveIdentity({ id: 'a-1' }, FIRST, {}, ['/id'])).toEqual({ id: 'a-1' })
})
