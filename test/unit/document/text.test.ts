import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { collectBytes, createLineIndex, decodeText } from '../../../src/document/text.js'
import { failureOf } from './failure.js'

const limits = { ...DEFAULT_LIMITS, fileBytes: 10 }

test('chunks of bytes and of text are put together', async () => {
  const stream = Readable.from([Buffer.from('ab'), 'cé'])
  expect(Buffer.from(await collectBytes(stream, limits, 'x')).toString()).toBe('abcé')
})

test('a stream of exactly the limit is read', async () => {
  expect(await collectBytes(Readable.from(['0123456789']), limits, 'x')).toHaveLength(10)
})

test('a stream that never ends is left at the limit', async () => {
  let chunks = 0
  async function* endless() {
    for (;;) {
      chunks++
      yield Buffer.alloc(4)
      await Promise.resolve()
    }
  }
  expect(await failureOf(() => collectBytes(endless(), limits, 'api.json'))).toEqual({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message: 'api.json is larger than 10 bytes.',
    hint: 'Is it the right document? If so, split off what no callback needs.',
  })
  expect(chunks).toBe(3)
})

test('a character that is split between chunks stays whole', async () => {
  const bytes = Buffer.from('é')
  const stream = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)])
  expect(decodeText(await collectBytes(stream, limits, 'x'), 'x')).toBe('é')
})

test.each([
  ['UTF-8', Buffer.from('\ufeffé')],
  ['UTF-16 little endian, as PowerShell writes it', Buffer.from('\ufeffé', 'utf16le')],
  ['UTF-16 big endian', Buffer.from('\ufeffé', 'utf16le').swap16()],
])('the byte order mark of %s is read and dropped', (_, bytes) => {
  expect(decodeText(bytes, 'x')).toBe('é')
})

test('bytes that are not UTF-8 are an error instead of question marks', async () => {
  expect(await failureOf(() => decodeText(Buffer.from([0x61, 0xe9, 0x62]), 'api.yaml'))).toEqual({
    code: 'RINGBACK_ERR_DOCUMENT_SYNTAX',
    message: 'api.yaml: expected text in UTF-8, but found bytes that are not.',
    hint: 'Save it as UTF-8; if it is compressed, unpack it first.',
  })
})

test('offsets become lines and columns', () => {
  const find = createLineIndex('ab\ncd\r\n\nef')
  expect([0, 1, 2, 3, 6, 7, 8, 9, 10].map((offset) => find(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 4 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
    { line: 4, column: 3 },
  ])
})

test('a text without lines has one', () => {
  expect(createLineIndex('')(0)).toEqual({ line: 1, column: 1 })
})
