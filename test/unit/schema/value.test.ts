import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRecord, readMember, setMember } from '../../../src/schema/value.js'

test.each([
  [{}, true],
  [{ length: 0 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['{}', false],
  [0, false],
  [true, false],
])('whether %j is a JSON object: %j', (value, is) => {
  expect(isRecord(value)).toBe(is)
})

test('an object without a prototype is a JSON object', () => {
  expect(isRecord(Object.create(null))).toBe(true)
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'what an object inherits as %s is no member',
  (name) => {
    expect(readMember({}, name)).toBeUndefined()
    expect(readMember(JSON.parse(`{${JSON.stringify(name)}: 1}`), name)).toBe(1)
  },
)

test.each([[['a']], ['a'], [null], [undefined], [1]])('%j has no members', (value) => {
  expect(readMember(value, '0')).toBeUndefined()
  expect(readMember(value, 'length')).toBeUndefined()
})

test('a member that is null is told from one that is left out', () => {
  expect(readMember({ a: null }, 'a')).toBeNull()
  expect(readMember({ a: null }, 'b')).toBeUndefined()
})

test('a member called __proto__ is set without touching the prototype', () => {
  const target = {}
  setMember(target, '__proto__', { polluted: true })
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype)
  expect('polluted' in target).toBe(false)
  expect(JSON.stringify(target)).toBe('{"__proto__":{"polluted":true}}')
})

test('a member can be set again, and be deleted', () => {
  const target: Record<string, unknown> = {}
  setMember(target, 'a', 1)
  setMember(target, 'a', 2)
  expect(target).toEqual({ a: 2 })
  target.a = 3
  expect(target).toEqual({ a: 3 })
  expect(Reflect.deleteProperty(target, 'a')).toBe(true)
})

test('what was set is read again under any name', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'))
  fc.assert(
    fc.property(name, fc.jsonValue(), (key, value) => {
      const target = {}
      setMember(target, key, value)
      expect(readMember(target, key)).toBe(value)
      expect(Object.keys(target)).toEqual([key])
    }),
    { numRuns: 200 },
  )
})
