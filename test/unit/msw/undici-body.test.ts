import { Readable } from 'node:stream'
import { FormData as UndiciFormData } from 'undici'
import { expect, test } from 'vitest'
import { holdBody } from '../../../src/msw/undici-body.js'

const BYTES = new Uint8Array([1, 2, 3])

async function* yieldChunks() {
  yield new Uint8Array([1])
  await Promise.resolve()
  yield new Uint8Array([2, 3])
}

test.each([undefined, null])('%s is no body', async (body) => {
  expect(await holdBody(body)).toEqual({ seen: null, sent: null })
})

test.each([['text'], [BYTES], [Buffer.from('abc')]])(
  '%o is seen and sent as it is',
  async (body) => {
    const held = await holdBody(body)
    expect(held.seen).toBe(body)
    expect(held.sent).toBe(body)
  },
)

test.each([
  ['an ArrayBuffer', () => BYTES.slice().buffer],
  ['a DataView', () => new DataView(new Uint8Array([0, 1, 2, 3, 4]).buffer, 1, 3)],
  ['a Blob', () => new Blob([BYTES])],
  ['a stream', () => Readable.from([Buffer.from([1]), Buffer.from([2, 3])])],
  ['a web stream', () => new Blob([BYTES]).stream()],
  ['a generator', yieldChunks],
  ['a list of chunks', () => [new Uint8Array([1, 2]), new Uint8Array([3])]],
])('%s is read once, and its bytes are seen and sent', async (_, make) => {
  const { seen, sent } = await holdBody(make())
  expect(new Uint8Array(seen as Uint8Array)).toEqual(BYTES)
  expect(sent).toBe(seen)
})

test('a stream of text is sent as UTF-8', async () => {
  const { seen } = await holdBody(Readable.from(['ä', 'b']))
  expect(Buffer.from(seen as Uint8Array).toString()).toBe('äb')
})

test.each([
  ['the global FormData', FormData],
  ["undici's FormData", UndiciFormData],
])('%s is seen as a form and sent as it is', async (_, Form) => {
  const form = new Form()
  form.append('a', '1')
  form.append('a', '2')
  form.append('file', new Blob(['content']), 'a.txt')
  const { seen, sent } = await holdBody(form)
  expect(sent).toBe(form)
  if (!(seen instanceof FormData)) throw new Error('it is no form')
  expect(seen.getAll('a')).toEqual(['1', '2'])
  const file = seen.get('file')
  expect(file instanceof File && [file.name, await file.text()]).toEqual(['a.txt', 'content'])
})

test('a stream that fails is an error', async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error('broken pipe')) })
  await expect(holdBody(broken)).rejects.toThrow('broken pipe')
})

test.each([7, true, {}])('%j is no body, and it is said', async (body) => {
  await expect(holdBody(body)).rejects.toThrow(
    `undiciInterceptor: expected a body of text, bytes, a form or a stream, but got a ${typeof body}.`,
  )
})
