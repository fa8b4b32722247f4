import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { watchUrls } from '../../../src/document/watch-urls.js'

/** Serves texts by path, and tells who asked. */
async function serveTexts(texts: Record<string, string>) {
  const asked: string[] = []
  let onAsked: () => void = () => undefined
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.end(texts[url])
    onAsked()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    asked,
    urlOf: (path: string) => `${origin}${path}`,
    /** Resolves once `path` was asked for so many times. */
    when: (path: string, count: number) =>
      new Promise<void>((resolve) => {
        onAsked = () => {
          if (asked.filter((one) => one === path).length >= count) resolve()
        }
        onAsked()
      }),
    [Symbol.dispose]: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A function that is told, and a promise of that. */
function createAlarm() {
  let ring: () => void = () => undefined
  const rung = new Promise<void>((resolve) => {
    ring = resolve
  })
  return { ring, rung }
}

test('a change is told also where the others that are watched become other ones meanwhile', async () => {
  const texts = { '/main': 'one', '/other': 'o' }
  using server = await serveTexts(texts)
  const { ring, rung } = createAlarm()
  using watched = watchUrls(ring, { intervalMs: 1 })
  watched.set([server.urlOf('/main')])
  // The first answer has been read when the second is asked for.
  await server.when('/main', 2)
  texts['/main'] = 'two'
  watched.set([server.urlOf('/main'), server.urlOf('/other')])
  await rung
  await server.when('/other', 1)
})

test('what is no longer among them is not asked for again', async () => {
  using server = await serveTexts({ '/main': 'one', '/other': 'o' })
  using watched = watchUrls(() => undefined, { intervalMs: 1 })
  watched.set([server.urlOf('/main'), server.urlOf('/other')])
  await server.when('/other', 2)
  watched.set([server.urlOf('/main')])
  const before = server.asked.length
  await server.when('/main', server.asked.filter((one) => one === '/main').length + 5)
  const after = server.asked.slice(before).filter((one) => one === '/other')
  // One may have been on its way.
  expect(after.length).toBeLessThanOrEqual(1)
})

test('nothing is asked for once it is disposed, and nothing told', async () => {
  const texts = { '/main': 'one' }
  using server = await serveTexts(texts)
  let told = 0
  const watched = watchUrls(() => (told += 1), { intervalMs: 1 })
  watched.set([server.urlOf('/main')])
  await server.when('/main', 2)
  watched[Symbol.dispose]()
  texts['/main'] = 'two'
  using other = watchUrls(() => undefined, { intervalMs: 1 })
  other.set([server.urlOf('/main')])
  await server.when('/main', 8)
  expect(told).toBe(0)
})
