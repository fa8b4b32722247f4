import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.js'
import { type ServedAnswer, serve } from '../../../src/transport/serve.js'
import { exchangeRaw, openRaw } from '../../support/raw-http.js'

const REQUEST = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}'

/** Answers as the last path segment says. */
async function open(isLate = false) {
  const errors: unknown[] = []
  const answers = new Map<string, ServedAnswer>([
    ['/hang', 'hang'],
    ['/reset', 'reset'],
  ])
  const server = await serve({
    clock: systemClock,
    onRequest: ({ url }) => {
      const answer = answers.get(url) ?? { status: 204, headers: [], body: new Uint8Array() }
      return isLate ? Promise.resolve(answer) : answer
    },
    onError: (error) => errors.push(error),
  })
  return { ...server, errors }
}

const to = (path: string) => REQUEST.replace('/ ', `${path} `)

test.each([false, true])('a reset leaves its sender without a byte (late: %s)', async (isLate) => {
  await using server = await open(isLate)
  expect(await exchangeRaw(server, to('/reset'))).toBe('')
  expect(server.errors).toEqual([])
})

test('a reset is a reset, not an orderly end', async () => {
  await using server = await open()
  const failure = fetch(`${server.origin}/reset`, { method: 'POST', body: '{}' })
  await expect(failure).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
})

test('the next connection is served after a reset', async () => {
  await using server = await open()
  await exchangeRaw(server, to('/reset'))
  expect((await fetch(server.origin)).status).toBe(204)
})

test.each([false, true])(
  'whoever hangs gets nothing until it closes (late: %s)',
  async (isLate) => {
    const server = await open(isLate)
    await using sender = await openRaw(server)
    sender.send(to('/hang'))
    // Answered after the first one was taken in: it hangs by then.
    expect((await fetch(server.origin)).status).toBe(204)
    // An hour of grace: it is not waited for.
    await server.close(3_600_000)
    expect(await sender.closed()).toBe('')
    expect(server.errors).toEqual([])
  },
)

test('one that comes to hang while it closes is cut off too', async () => {
  const asked = defer<undefined>()
  const answer = defer<ServedAnswer>()
  const server = await serve({
    clock: systemClock,
    onRequest: () => {
      asked.resolve(undefined)
      return answer.promise
    },
    onError: () => undefined,
  })
  await using sender = await openRaw(server)
  sender.send(to('/'))
  await asked.promise
  const closed = server.close(3_600_000)
  answer.resolve('hang')
  await closed
  expect(await sender.closed()).toBe('')
})

test('a sender that gives up is forgotten', async () => {
  await using server = await open()
  const aborter = new AbortController()
  const sent = fetch(`${server.origin}/hang`, { signal: aborter.signal })
  expect((await fetch(server.origin)).status).toBe(204)
  aborter.abort()
  await expect(sent).rejects.toThrow()
  await server.close(3_600_000)
})

test('a request that broke off is refused whatever was wanted', async () => {
  const server = await serve({
    clock: systemClock,
    limits: { bodyBytes: 1 },
    onRequest: () => 'hang',
    onError: () => undefined,
  })
  await using _closing = server
  expect(await exchangeRaw(server, REQUEST)).toMatch(/^HTTP\/1\.1 413 /)
})

function defer<Value>() {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
