import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureDepth } from '../../../src/schema/guard.js'

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

test('the depth of bytes is that of the value they stand for, however they are written', () => {
  const texts = fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', ']', '}', 'é', 'a') })
  const value = fc.jsonValue({ maxDepth: 6 })
  fc.assert(
    fc.property(value, texts, fc.constantFrom(0, 1), (inner, text, indent) => {
      const whole = { [text]: [text, inner] }
      expect(measureDepth(Buffer.from(JSON.stringify(whole, null, indent)))).toBe(depthOf(whole))
    }),
    { numRuns: 200 },
  )
})

test('any bytes have a depth up to the limit, or exceed it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3), (bytes, limit) => {
      const depth = measureDepth(bytes, limit)
      expect(depth === 'exceeds' || (depth >= 0 && depth <= limit)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
