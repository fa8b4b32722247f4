import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonWriter } from '../../../src/journal/json-writer.js'

function written(write: (writer: JsonWriter) => void): string {
  const writer = new JsonWriter()
  write(writer)
  return writer.bytes.toString()
}

const ODD = ['"', '\\', '\u0000', '\u001f', '\u007f', '\u2028', '\ud800', 'é', '日本', '😀', '']

test('a string is what JSON.stringify makes of it', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 }))
  fc.assert(
    fc.property(text, fc.constantFrom(...ODD), text, (before, odd, after) => {
      const whole = before + odd + after
      expect(written((writer) => writer.string(whole))).toBe(JSON.stringify(whole))
    }),
  )
})

test.each(ODD)('a string that is only %j is what JSON.stringify makes of it', (text) => {
  expect(written((writer) => writer.string(text))).toBe(JSON.stringify(text))
})

test.each([1, 63, 64, 65, 1000, 300_000])('a string of %i characters is whole', (length) => {
  for (const character of ['a', 'é', '\u0001']) {
    const text = character.repeat(length)
    expect(JSON.parse(written((writer) => writer.string(text)))).toBe(text)
  }
})

test.each([
  0,
  1,
  9,
  10,
  11,
  99,
  100,
  101,
  12345,
  2147483646,
  2147483647,
  2147483648,
  4294967296,
  9e15,
  1e21,
  -0,
  -1,
  -10.5,
  0.5,
  0.25,
  0.125,
  0.0625,
  0.1,
  0.001,
  0.0001,
  1e-7,
  0.1 + 0.2,
  1.01,
  1.1,
  1.101,
  10.01,
  10.05,
  10.005,
  99.999,
  99.9995,
  100.5,
  123456.789,
  2147483.647,
  2147483.648,
  2147484.5,
  1234567890.125,
  NaN,
  Infinity,
  -Infinity,
])('the number %d is what JSON.stringify makes of it', (value) => {
  expect(written((writer) => writer.number(value))).toBe(JSON.stringify(value))
})

test('any number is what JSON.stringify makes of it', () => {
  const microseconds = fc.integer({ min: 0, max: 2 ** 40 }).map((value) => value / 1000)
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.maxSafeInteger(), microseconds), (value) => {
      expect(written((writer) => writer.number(value))).toBe(JSON.stringify(value))
    }),
    { numRuns: 2000 },
  )
})

test('what is written follows what was written before, also when the memory had to grow', () => {
  const frame = Buffer.from('[1]\n')
  const value = { text: 'é'.repeat(50_000) }
  const bytes = written((writer) => {
    for (let count = 0; count < 20; count += 1) {
      writer.raw(frame)
      writer.value(value)
      writer.string('short')
      writer.number(12.5)
    }
  })
  expect(bytes).toBe(`[1]\n${JSON.stringify(value)}"short"12.5`.repeat(20))
})

test('what is cut off is gone, and what stands before it stays', () => {
  const text = written((writer) => {
    writer.number(1)
    const { length } = writer
    writer.string('half a line')
    writer.cut(length)
    writer.number(2)
  })
  expect(text).toBe('12')
})

test('after clear it begins anew, with no more memory than at the start', () => {
  const writer = new JsonWriter()
  writer.value('x')
  const usual = writer.bytes.buffer.byteLength
  writer.value('x'.repeat(2 * usual))
  expect(writer.bytes.buffer.byteLength).toBeGreaterThan(usual)
  writer.clear()
  writer.number(7)
  expect([writer.length, writer.bytes.toString(), writer.bytes.buffer.byteLength]).toEqual([
    1,
    '7',
    usual,
  ])
})
