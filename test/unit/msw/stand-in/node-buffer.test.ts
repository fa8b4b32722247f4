import * as node from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Buffer, isUtf8 } from '../../../../src/msw/stand-in/node-buffer.js'

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  // Halves of pairs, which UTF-8 cannot say.
  fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 })).map((codes) => String.fromCharCode(...codes)),
)
const bytes = fc.uint8Array({ maxLength: 100 })

test.each(['utf8', 'latin1'] as const)('text as %s gives the bytes of Node', (encoding) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect([...Buffer.from(text, encoding)]).toEqual([...node.Buffer.from(text, encoding)])
    }),
  )
})

test('text without an encoding is UTF-8', () => {
  expect([...Buffer.from('é')]).toEqual([0xc3, 0xa9])
})

test.each(['utf8', 'latin1', 'base64', 'hex'] as const)(
  'bytes as %s give the text of Node',
  (encoding) => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(Buffer.from(given).toString(encoding)).toBe(
          node.Buffer.from(given).toString(encoding),
        )
      }),
    )
  },
)

test('base64 is read as forgivingly as by Node', () => {
  const odd = fc.string({
    unit: fc.constantFrom('A', 'Q', 'z', '9', '+', '/', '-', '_', ' ', '\n', '?'),
  })
  fc.assert(
    fc.property(odd, fc.constantFrom('', '=', '=='), (text, end) => {
      expect([...Buffer.from(text + end, 'base64')]).toEqual([
        ...node.Buffer.from(text + end, 'base64'),
      ])
    }),
  )
})

test('a byte order mark stays in the text', () => {
  expect(Buffer.from(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)).toString()).toBe('\ufeffa')
})

test('a part of the bytes as text', () => {
  const given = Buffer.from('Content-Type: x')
  expect(given.toString('latin1', 0, 7)).toBe('Content')
  expect(given.toString('utf8', 8)).toBe('Type: x')
})

test('long bytes are text too', () => {
  const given = new Uint8Array(200_000).fill(0xe9)
  expect(Buffer.from(given).toString('latin1')).toBe('é'.repeat(200_000))
  expect(Buffer.from(given).toString('base64')).toBe(node.Buffer.from(given).toString('base64'))
})

test('bytes are copied, and a buffer is looked at where it is', () => {
  const given = Uint8Array.of(1, 2, 3, 4)
  const copy = Buffer.from(given)
  const view = Buffer.from(given.buffer, 1, 2)
  given.fill(9)
  expect([...copy]).toEqual([1, 2, 3, 4])
  expect([...view]).toEqual([9, 9])
})

test('a part of bytes is bytes of the same kind, over the same memory', () => {
  const whole = Buffer.from('abcd')
  const part = whole.subarray(1, 3)
  whole.fill(0x7a)
  expect(String(part)).toBe('zz')
})

test('text is found where Node finds it', () => {
  const small = fc.string({ unit: fc.constantFrom('-', 'a', '\n') })
  fc.assert(
    fc.property(small, small, fc.nat(12), (text, wanted, from) => {
      expect(Buffer.from(text).indexOf(wanted, from, 'latin1')).toBe(
        node.Buffer.from(text).indexOf(wanted, from, 'latin1'),
      )
    }),
  )
})

test('a byte is found where Node finds it', () => {
  expect(Buffer.from('a\nb\n').indexOf(10)).toBe(1)
  expect(Buffer.from('a\nb\n').indexOf(10, 2)).toBe(3)
  expect(Buffer.from('a\nb\n').indexOf(10, 4)).toBe(-1)
})

test('bytes are joined', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 4 }), (list) => {
      expect([...Buffer.concat(list)]).toEqual([...node.Buffer.concat(list)])
    }),
  )
})

test('bytes are joined up to a length', () => {
  const list = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)]
  expect([...Buffer.concat(list, 3)]).toEqual([1, 2, 3])
  expect([...Buffer.concat(list, 5)]).toEqual([1, 2, 3, 4, 0])
})

test('bytes are put in the order of Node', () => {
  const few = fc.uint8Array({ max: 2, maxLength: 3 })
  fc.assert(
    fc.property(few, few, (one, other) => {
      expect(Buffer.compare(one, other)).toBe(node.Buffer.compare(one, other))
    }),
  )
})

test('new bytes are zero', () => {
  expect([...Buffer.alloc(3)]).toEqual([0, 0, 0])
})

test('the length of text is that of its UTF-8', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(Buffer.byteLength(text)).toBe(node.Buffer.byteLength(text))
    }),
  )
})

test('what is UTF-8 is what Node takes for it', () => {
  const likely = fc.uint8Array({ min: 0x70, maxLength: 6 })
  fc.assert(
    fc.property(fc.oneof(likely, bytes), (given) => {
      expect(isUtf8(given)).toBe(node.isUtf8(given))
    }),
  )
  expect(isUtf8(new TextEncoder().encode('ö😀'))).toBe(true)
})

test('only bytes of its own make are a Buffer', () => {
  const { isBuffer } = Buffer
  const made = [
    Buffer.from('a'),
    Buffer.from(new Uint8Array(1)),
    Buffer.alloc(1),
    Buffer.concat([]),
  ]
  expect(made.every(isBuffer)).toBe(true)
  expect([new Uint8Array(1), new ArrayBuffer(1), 'a', [1], null, undefined].some(isBuffer)).toBe(
    false,
  )
})
