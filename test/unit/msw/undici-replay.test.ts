import type { Dispatcher } from 'undici'
import { expect, test } from 'vitest'
import { replayError, replayResponse } from '../../../src/msw/undici-replay.js'

/** Keeps what it is told; `onData` may do something with the controller. */
function createHandler(
  onData: (controller: Dispatcher.DispatchController) => void = () => undefined,
) {
  const told: unknown[] = []
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: () => told.push('start'),
    onResponseStart: (controller, status, headers) => {
      const { rawHeaders } = controller
      told.push(status, headers, Array.isArray(rawHeaders) && rawHeaders.map(String))
    },
    onResponseData: (controller, chunk) => {
      told.push(chunk.toString())
      onData(controller)
    },
    onResponseEnd: () => told.push('end'),
    onResponseError: (_, error) => told.push(error.message),
  }
  return { told, handler }
}

function respondInChunks(...chunks: readonly string[]): Response {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
  return new Response(stream, { status: 201, headers: { 'x-one': '1' } })
}

test('an answer is told from its start to its end', async () => {
  const { told, handler } = createHandler()
  await replayResponse(respondInChunks('a', 'b'), handler)
  expect(told).toEqual(['start', 201, { 'x-one': '1' }, ['x-one', '1'], 'a', 'b', 'end'])
})

test('whoever asks for a pause hears no more until he goes on', async () => {
  let held: Dispatcher.DispatchController | undefined
  const { told, handler } = createHandler((controller) => {
    if (held !== undefined) return
    held = controller
    controller.pause()
  })
  const replaying = replayResponse(respondInChunks('a', 'b'), handler)
  await new Promise((resolve) => setImmediate(resolve))
  expect(told.at(-1)).toBe('a')
  expect(held?.paused).toBe(true)
  held?.resume()
  await replaying
  expect(told.slice(-2)).toEqual(['b', 'end'])
  expect(held?.paused).toBe(false)
})

test('whoever aborts is told why, and no more', async () => {
  const { told, handler } = createHandler((controller) => controller.abort(new Error('enough')))
  await replayResponse(respondInChunks('a', 'b'), handler)
  expect(told.slice(-2)).toEqual(['a', 'enough'])
})

test('an abort in a pause ends it', async () => {
  const { told, handler } = createHandler((controller) => {
    controller.pause()
    setImmediate(() => controller.abort(new Error('enough')))
  })
  await replayResponse(respondInChunks('a', 'b'), handler)
  expect(told.slice(-2)).toEqual(['a', 'enough'])
})

test('a body that breaks off is an error', async () => {
  const { told, handler } = createHandler()
  const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) })
  await replayResponse(new Response(stream), handler)
  expect(told.at(-1)).toBe('broken')
})

test('an error is told after the start, whatever was thrown', () => {
  const { told, handler } = createHandler()
  replayError('no error at all', handler)
  expect(told).toEqual(['start', 'no error at all'])
})
