import { expect, test } from 'vitest'
import { openInbox } from '../../../src/run/local-inbox.js'

test('the URL is at a host that no resolver knows, with a path and no slash at its end', () => {
  const { url, token } = openInbox('paid')
  expect(url).toBe(`https://receiver.ringback.test/${token}`)
  expect(token).toMatch(/^[0-9a-f]{32}$/)
})

test('every inbox has a URL of its own', () => {
  expect(openInbox('paid').url).not.toBe(openInbox('paid').url)
})

test('the origin can be another one', () => {
  const { url, token } = openInbox('paid', { origin: 'http://hooks.test:8080/' })
  expect(url).toBe(`http://hooks.test:8080/${token}`)
})

test('what is taken is there like in any inbox', async () => {
  const inbox = openInbox('paid')
  inbox.take({
    id: 'dlv-1',
    callback: 'create > paid',
    name: 'paid',
    method: 'POST',
    url: '/',
    headers: [],
    body: new Uint8Array(),
    findings: [],
  })
  expect(inbox.callback).toBe('paid')
  expect(inbox.deliveries).toHaveLength(1)
  expect((await inbox.next()).id).toBe('dlv-1')
})

test.each(['', 'receiver.test', 'ftp://receiver.test', 'https://'])('%j is no origin', (origin) => {
  expect(() => openInbox('paid', { origin })).toThrow(
    `origin: expected scheme and host, such as https://receiver.ringback.test, but got "${origin}".`,
  )
})
