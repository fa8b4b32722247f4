import { expect, test } from 'vitest'
import { sendStep } from '../../../src/session/step-answer.js'
import type { ExchangeFailure, HttpRequest } from '../../../src/transport/model.js'
import type { Driver, SendOptions } from '../../../src/transport/send.js'

const REQUEST: HttpRequest = {
  method: 'POST',
  url: 'http://api/pay',
  headers: [],
  body: new Uint8Array(),
}

interface Answer {
  readonly status?: number
  readonly text?: string
  readonly bytes?: Uint8Array
  readonly failure?: ExchangeFailure
}

/** A driver that notes what it was asked. */
function makeDriver({ status, text = '', bytes, failure }: Answer) {
  const asked: { request: HttpRequest; options: SendOptions | undefined }[] = []
  const body = bytes ?? new TextEncoder().encode(text)
  const driver: Driver = {
    send: (request, options) => {
      asked.push({ request, options })
      const at = { request, startedMs: 0, endedMs: 1 }
      if (status !== undefined)
        return Promise.resolve({ ...at, response: { status, headers: [], body } })
      return Promise.resolve({ ...at, failure: failure ?? { reason: 'other', message: '' } })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return { driver, asked }
}

function send(answer: Answer, expected?: number | string) {
  return sendStep(REQUEST, expected, { driver: makeDriver(answer).driver, timeoutMs: 70 })
}

test.each([200, 201, 204, 299])('without an expectation %d is a success', async (status) => {
  expect(await send({ status })).toEqual({ status })
})

test.each([100, 199, 300, 302, 404, 500])(
  'without an expectation %d is a failure',
  async (status) => {
    expect(await send({ status })).toEqual({
      status,
      failure: { expected: 'status 2xx', arrived: `status ${status}` },
    })
  },
)

test.each<[number | string, number]>([
  [404, 404],
  ['404', 404],
  ['4xx', 404],
  ['4XX', 499],
  ['5Xx', 503],
  ['3xx', 300],
])('where %s is expected, %d is a success', async (expected, status) => {
  expect(await send({ status }, expected)).toEqual({ status })
})

test.each<[number | string, number]>([
  [404, 400],
  [204, 200],
  ['20', 200],
  ['4xx', 500],
  ['5xx', 205],
  ['xx', 200],
  ['20xx', 200],
  ['2xx2', 200],
  ['', 200],
])('where "%s" is expected, %d is a failure that names both', async (expected, status) => {
  expect(await send({ status }, expected)).toEqual({
    status,
    failure: { expected: `status ${expected}`, arrived: `status ${status}` },
  })
})

test.each<[string, unknown]>([
  ['{"id":7}', { id: 7 }],
  ['null', null],
  ['0', 0],
  ['false', false],
  ['""', ''],
])('the JSON answer %s is kept', async (text, answer) => {
  expect(await send({ status: 200, text })).toEqual({ status: 200, answer })
})

test.each(['', 'ok', '{"id":', '<html></html>'])(
  'the answer %j is no JSON and is not kept',
  async (text) => {
    const outcome = await send({ status: 200, text })
    expect(Object.keys(outcome)).toEqual(['status'])
  },
)

test('an answer that fails is kept too, and its beginning is shown', async () => {
  expect(await send({ status: 422, text: ' {"error":"no plan"}\n' })).toEqual({
    status: 422,
    answer: { error: 'no plan' },
    failure: { expected: 'status 2xx', arrived: 'status 422: {"error":"no plan"}' },
  })
})

test('a long answer that fails is cut', async () => {
  const { failure } = await send({ status: 500, text: 'x'.repeat(201) })
  expect(failure?.arrived).toBe(`status 500: ${'x'.repeat(200)}...`)
})

test('bytes that are no text do not stop it', async () => {
  const { failure } = await send({ status: 500, bytes: new Uint8Array([0xff, 0xfe]) })
  expect(failure?.arrived).toBe('status 500: \uFFFD\uFFFD')
})

test('an API that does not answer is a failure with its reason', async () => {
  const failure = { reason: 'refused', message: 'api:80 refused the connection.' } as const
  expect(await send({ failure }, 204)).toEqual({
    failure: { expected: 'status 204', arrived: 'api:80 refused the connection.' },
  })
})

test('the request goes out as it is, with its time limit and the signal of the run', async () => {
  const { driver, asked } = makeDriver({ status: 200 })
  const { signal } = new AbortController()
  await sendStep(REQUEST, undefined, { driver, timeoutMs: 70, signal })
  expect(asked[0]?.request).toBe(REQUEST)
  expect(asked[0]?.options?.timeoutMs).toBe(70)
  expect(asked[0]?.options?.signal).toBe(signal)
})

test('without a signal none is handed on', async () => {
  const { driver, asked } = makeDriver({ status: 200 })
  await sendStep(REQUEST, undefined, { driver, timeoutMs: 70 })
  expect(asked[0]?.options).toStrictEqual({ timeoutMs: 70 })
})
