import { expect, test } from 'vitest'
import { createInbox, type JudgedDelivery } from '../../../src/run/inbox.js'

const URL = 'http://127.0.0.1:9000/t0ken'

function delivery(id: string): JudgedDelivery {
  return {
    id,
    callback: 'create_invoice > invoice_notification',
    name: 'invoice_notification',
    method: 'POST',
    url: '/t0ken',
    headers: [],
    body: new Uint8Array(),
    findings: [],
  }
}

function open() {
  return createInbox(URL, 'invoice_notification')
}

test('the URL is what the API is given', () => {
  expect(open().inbox.url).toBe(URL)
})

test('deliveries are taken in the order in which they came', async () => {
  const { inbox, deliver } = open()
  for (const id of ['a', 'b', 'c']) deliver(delivery(id))
  const taken = [await inbox.next(), await inbox.next(), await inbox.next()]
  expect(taken.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('whoever waits first gets the first', async () => {
  const { inbox, deliver } = open()
  const waiting = [inbox.next(), inbox.next()]
  deliver(delivery('a'))
  deliver(delivery('b'))
  expect((await Promise.all(waiting)).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('a delivery is taken once', async () => {
  const { inbox, deliver } = open()
  const waiting = inbox.next()
  deliver(delivery('a'))
  await waiting
  await expect(inbox.next({ timeoutMs: 1 })).rejects.toThrow('none arrived within 1 ms')
})

test('waiting in vain is an error that says what was expected, and where', async () => {
  await expect(open().inbox.next({ timeoutMs: 2 })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_NO_DELIVERY',
    message: `Expected a delivery of invoice_notification at ${URL}, but none arrived within 2 ms.`,
  })
})

test('a delivery after somebody gave up goes to the next one', async () => {
  const { inbox, deliver } = open()
  const given = expect(inbox.next({ timeoutMs: 1 })).rejects.toThrow('none arrived')
  const patient = inbox.next({ timeoutMs: 60_000 })
  await given
  deliver(delivery('a'))
  expect((await patient).id).toBe('a')
})

test('what is there already is given at once, whatever the timeout', async () => {
  const { inbox, deliver } = open()
  deliver(delivery('a'))
  expect((await inbox.next({ timeoutMs: 0 })).id).toBe('a')
})

test('of more than 10000 that nobody takes the oldest are dropped', async () => {
  const { inbox, deliver } = open()
  for (let number = 0; number < 10_002; number += 1) deliver(delivery(`${number}`))
  expect((await inbox.next()).id).toBe('2')
  for (let number = 3; number < 10_002; number += 1) await inbox.next()
  await expect(inbox.next({ timeoutMs: 1 })).rejects.toThrow('none arrived')
})

test('all deliveries can be seen, those that were taken too', async () => {
  const { inbox, deliver } = open()
  for (const id of ['a', 'b']) deliver(delivery(id))
  await inbox.next()
  expect(inbox.deliveries.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(inbox.callback).toBe('invoice_notification')
})

test('of more than 10000 the latest can be seen', async () => {
  const { inbox, deliver } = open()
  for (let number = 0; number < 10_002; number += 1) {
    deliver(delivery(`${number}`))
    await inbox.next()
  }
  expect([inbox.deliveries.length, inbox.deliveries[0]?.id]).toEqual([10_000, '2'])
})

test('a delivery is found without being taken, whether it was there or comes later', async () => {
  const { inbox, deliver } = open()
  const later = inbox.find(({ id }) => id === 'b', { timeoutMs: 60_000 })
  deliver(delivery('a'))
  deliver(delivery('b'))
  expect((await later)?.id).toBe('b')
  expect((await inbox.find(({ id }) => id === 'a', { timeoutMs: 0 }))?.id).toBe('a')
  expect((await inbox.next()).id).toBe('a')
  expect((await inbox.find(() => true, { timeoutMs: 0 }))?.id).toBe('a')
})

test('what is not found in time is undefined', async () => {
  const { inbox, deliver } = open()
  deliver(delivery('a'))
  expect(await inbox.find(({ id }) => id === 'b', { timeoutMs: 1 })).toBeUndefined()
  expect(await inbox.find(({ id }) => id === 'b', { timeoutMs: 0 })).toBeUndefined()
})

test('whoever looks for something longer than a timer lasts still finds it', async () => {
  const { inbox, deliver } = open()
  const found = inbox.find(() => true, { timeoutMs: Number.POSITIVE_INFINITY })
  await new Promise((resolve) => setImmediate(resolve))
  deliver(delivery('a'))
  expect((await found)?.id).toBe('a')
})

test('whoever has found something, or given up, is not asked again', async () => {
  const { inbox, deliver } = open()
  const asked: string[] = []
  const ask = (isWanted: boolean) => (one: JudgedDelivery) => {
    asked.push(one.id)
    return isWanted
  }
  const found = inbox.find(ask(true), { timeoutMs: 60_000 })
  const missed = inbox.find(ask(false), { timeoutMs: 1 })
  expect(await missed).toBeUndefined()
  deliver(delivery('a'))
  deliver(delivery('b'))
  expect([(await found)?.id, asked]).toEqual(['a', ['a']])
})
