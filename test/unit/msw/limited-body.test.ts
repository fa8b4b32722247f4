import { expect, test } from 'vitest'
import { readChunks, readLimited } from '../../../src/msw/limited-body.js'

/** A body of these chunks that notes when nobody wants more of it. */
function createBody(chunks: readonly string[]) {
  const seen = { cancelled: false, pulled: 0 }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[seen.pulled]
        seen.pulled += 1
        if (chunk === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(chunk))
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { response: new Response(stream), seen }
}

test('a body within the limit is read whole', async () => {
  const { response, seen } = createBody(['ab', '', 'cde'])
  expect(new TextDecoder().decode(await readLimited(response, 5))).toBe('abcde')
  expect(seen.cancelled).toBe(false)
})

test('a body beyond the limit is given up as soon as it is', async () => {
  const { response, seen } = createBody(['ab', 'cde', 'never read'])
  expect(await readLimited(response, 4)).toBeUndefined()
  expect(seen).toEqual({ cancelled: true, pulled: 2 })
})

test('no body is an empty one', async () => {
  expect(await readLimited(new Response(null, { status: 204 }), 0)).toEqual(new Uint8Array())
})

test('whoever leaves the loop cancels the body', async () => {
  const { response, seen } = createBody(['ab', 'cd'])
  for await (const chunk of readChunks(response)) {
    expect(new TextDecoder().decode(chunk)).toBe('ab')
    break
  }
  expect(seen).toEqual({ cancelled: true, pulled: 1 })
})

test('a body that breaks off rejects', async () => {
  const stream = new ReadableStream({
    pull: (controller) => controller.error(new Error('gone')),
  })
  await expect(readLimited(new Response(stream), 10)).rejects.toThrow('gone')
})

test('a stream that cannot be iterated over is read all the same', async () => {
  const { response } = createBody(['ab'])
  const { body } = response
  if (body === null) throw new Error('there is no body')
  Object.defineProperty(body, Symbol.asyncIterator, { value: undefined })
  expect(new TextDecoder().decode(await readLimited(response, 5))).toBe('ab')
})
