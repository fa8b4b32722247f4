import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captureBody, decodeBody } from '../../../src/transport/body.js'
import type { HeaderPair } from '../../../src/transport/model.js'

const TEXT = Buffer.from('{"paid":true}')
const LIMIT = 1024 * 1024

function encoded(...values: string[]): HeaderPair[] {
  return values.map((value) => ['Content-Encoding', value])
}

function decodeText(bytes: Uint8Array, headers: HeaderPair[]): string {
  const decoded = decodeBody(bytes, headers, LIMIT)
  return decoded.ok ? Buffer.from(decoded.bytes).toString() : `failed: ${decoded.because}`
}

test('a body without Content-Encoding is handed back, not copied', () => {
  const decoded = decodeBody(TEXT, [['Content-Type', 'application/json']], LIMIT)
  expect(decoded.ok && decoded.bytes === TEXT).toBe(true)
})

test.each([
  ['gzip', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  ['GZip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['identity', TEXT],
  ['', TEXT],
])('a body of Content-Encoding %j is decoded', (encoding, bytes) => {
  expect(decodeText(bytes, encoded(encoding))).toBe('{"paid":true}')
})

test('deflate without the zlib wrapper is decoded as well', () => {
  expect(decodeText(deflateRawSync(TEXT), encoded('deflate'))).toBe('{"paid":true}')
})

test('several encodings are undone from the last to the first', () => {
  const bytes = gzipSync(brotliCompressSync(TEXT))
  expect(decodeText(bytes, encoded('br, gzip'))).toBe('{"paid":true}')
  expect(decodeText(bytes, encoded('br', 'gzip'))).toBe('{"paid":true}')
  expect(decodeText(bytes, encoded('gzip, br'))).toMatch(/^failed: the body is not valid br/)
})

test('an empty body needs no decoding', () => {
  expect(decodeText(new Uint8Array(), encoded('gzip'))).toBe('')
})

test('an unknown encoding is named', () => {
  expect(decodeBody(TEXT, encoded('zstd'), LIMIT)).toEqual({
    ok: false,
    because: 'the content encoding "zstd" is not supported',
  })
})

test('a body that is not encoded as it says is a sentence, not an error', () => {
  expect(decodeBody(TEXT, encoded('gzip'), LIMIT)).toEqual({
    ok: false,
    because: 'the body is not valid gzip: incorrect header check',
  })
  expect(decodeBody(gzipSync(TEXT).subarray(0, 15), encoded('gzip'), LIMIT)).toEqual({
    ok: false,
    because: 'the body is not valid gzip: unexpected end of file',
  })
})

test('more than five encodings are refused before any is undone', () => {
  expect(decodeBody(TEXT, encoded('gzip,gzip,gzip', 'gzip,gzip,gzip'), LIMIT)).toEqual({
    ok: false,
    because: 'the body is encoded 6 times, more than 5',
  })
})

test.each([
  ['gzip', gzipSync(Buffer.alloc(20 * LIMIT))],
  ['deflate', deflateSync(Buffer.alloc(20 * LIMIT))],
  ['br', brotliCompressSync(Buffer.alloc(20 * LIMIT))],
])('a bomb of %s stops at the limit', (encoding, bomb) => {
  expect(bomb.length).toBeLessThan(LIMIT / 10)
  expect(decodeBody(bomb, encoded(encoding), LIMIT)).toEqual({
    ok: false,
    because: `the body decodes to more than ${LIMIT} bytes of ${encoding}`,
  })
})

test('a bomb within a bomb stops at the limit of either step', () => {
  const double = gzipSync(gzipSync(Buffer.alloc(20 * LIMIT)))
  expect(double.length).toBeLessThan(1000)
  expect(decodeBody(double, encoded('gzip, gzip'), LIMIT).ok).toBe(false)
})

test('a body of exactly the limit is decoded', () => {
  const decoded = decodeBody(gzipSync(Buffer.alloc(LIMIT)), encoded('gzip'), LIMIT)
  expect(decoded.ok && decoded.bytes.length).toBe(LIMIT)
})

test('decodeBody never throws, whatever bytes and encodings it gets', () => {
  const encoding = fc.constantFrom('gzip', 'deflate', 'br', 'identity', 'x', '', '__proto__')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(encoding), (bytes, encodings) => {
      expect(decodeBody(bytes, encoded(encodings.join(',')), 100)).toHaveProperty('ok')
    }),
  )
})

test('a UTF-8 body is captured as text, its byte order mark kept', () => {
  expect(captureBody(Buffer.from('\ufeff{"name":"Zoë"}'))).toEqual({
    size: 18,
    text: '\ufeff{"name":"Zoë"}',
  })
  expect(captureBody(new Uint8Array())).toEqual({ size: 0, text: '' })
})

test('a body that has been decoded before is captured as that text', () => {
  expect(captureBody(Buffer.from('a'), 1, 'b')).toEqual({ size: 1, text: 'b' })
  expect(captureBody(Buffer.from('a'), 1, '')).toEqual({ size: 1, text: '' })
})

test.each([
  ['a byte that UTF-8 never has', [0x61, 0xff]],
  ['an overlong form', [0xc0, 0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a character that ends too early', [0xe2, 0x82]],
])('a body with %s is captured as base64', (_what, bytes) => {
  expect(captureBody(Uint8Array.from(bytes))).toEqual({
    size: bytes.length,
    base64: Buffer.from(bytes).toString('base64'),
  })
})

test.each([
  ['é', 1, ''],
  ['a€', 2, 'a'],
  ['a€', 3, 'a'],
  ['a👍', 4, 'a'],
  ['a👍', 5, 'a👍'],
  ['abc', 2, 'ab'],
])('%s cut after %i bytes is captured as %j', (text, length, captured) => {
  const bytes = Buffer.from(text).subarray(0, length)
  expect(captureBody(bytes, 100)).toEqual({ size: 100, text: captured })
})

test('a cut body that is no text keeps every byte', () => {
  expect(captureBody(Uint8Array.from([0xff, 0xe2]), 9)).toEqual({ size: 9, base64: '/+I=' })
})

test('captured bytes can be had back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const { text, base64 } = captureBody(bytes)
      const back = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text)
      expect(Uint8Array.from(back)).toEqual(bytes)
    }),
  )
})

test('a view into a larger buffer is captured without its surroundings', () => {
  const bytes = new TextEncoder().encode('before{"a":1}after').subarray(6, 13)
  expect(captureBody(bytes)).toEqual({ size: 7, text: '{"a":1}' })
})
