import { expect, test } from 'vitest'
import { watchDriver } from '../../../src/msw/watched-driver.js'
import type { Exchange, HttpRequest } from '../../../src/transport/model.js'
import type { Driver } from '../../../src/transport/send.js'

const OPTIONS = { timeoutMs: 1 }

function request(url: string): HttpRequest {
  return { method: 'POST', url, headers: [], body: new Uint8Array() }
}

/** A driver whose exchanges end when the test says so. */
function createHeldDriver() {
  const ends: ((isRight: boolean) => void)[] = []
  const driver: Driver = {
    send: (sent) =>
      new Promise<Exchange>((resolve, reject) => {
        ends.push((isRight) =>
          isRight
            ? resolve({ request: sent, startedMs: 0, endedMs: 0 })
            : reject(new Error('broken')),
        )
      }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return { ends, driver }
}

test('a URL is being called from sending to the answer', async () => {
  const { ends, driver } = createHeldDriver()
  const watched = watchDriver(driver)
  expect(watched.isSending('http://a.test/x')).toBe(false)
  const sending = watched.send(request('http://a.test/x'), OPTIONS)
  expect(watched.isSending('http://a.test/x')).toBe(true)
  expect(watched.isSending('http://a.test/y')).toBe(false)
  ends[0]?.(true)
  await sending
  expect(watched.isSending('http://a.test/x')).toBe(false)
})

test('two requests to one URL are two', async () => {
  const { ends, driver } = createHeldDriver()
  const watched = watchDriver(driver)
  const both = [1, 2].map(() => watched.send(request('http://a.test'), OPTIONS))
  ends[0]?.(true)
  await both[0]
  expect(watched.isSending('http://a.test/')).toBe(true)
  ends[1]?.(true)
  await both[1]
  expect(watched.isSending('http://a.test/')).toBe(false)
})

test('a failed request is over as well', async () => {
  const { ends, driver } = createHeldDriver()
  const watched = watchDriver(driver)
  const sending = watched.send(request('no URL'), OPTIONS)
  expect(watched.isSending('no URL')).toBe(true)
  ends[0]?.(false)
  await expect(sending).rejects.toThrow('broken')
  expect(watched.isSending('no URL')).toBe(false)
})
