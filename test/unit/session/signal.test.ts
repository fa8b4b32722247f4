import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createSignal } from '../../../src/session/signal.js'

const never = new AbortController().signal

test('everybody who waits is woken by one notification', async () => {
  const signal = createSignal()
  const waiting = [signal.wait(60_000, never), signal.wait(Infinity, never)]
  signal.notify()
  expect(await Promise.all(waiting)).toEqual([true, true])
})

test('a notification before anybody waits is not kept', async () => {
  const signal = createSignal()
  signal.notify()
  expect(await signal.wait(1, never)).toBe(false)
})

test('whoever waits in vain is told so', async () => {
  expect(await createSignal().wait(1, never)).toBe(false)
})

test.each([0, -5, -Infinity])('%d ms are over at once', async (timeoutMs) => {
  const signal = createSignal()
  const waiting = signal.wait(timeoutMs, never)
  signal.notify()
  expect(await waiting).toBe(false)
})

test('timeouts longer than timers can count last all the same', async () => {
  const signal = createSignal()
  const waiting = [signal.wait(Infinity, never), signal.wait(2 ** 40, never)]
  expect(await signal.wait(5, never)).toBe(false)
  signal.notify()
  expect(await Promise.all(waiting)).toEqual([true, true])
})

test('an abort ends waiting, and there is none after it', async () => {
  const aborter = new AbortController()
  const signal = createSignal()
  const waiting = signal.wait(60_000, aborter.signal)
  aborter.abort()
  signal.notify()
  expect(await waiting).toBe(false)
  const late = signal.wait(60_000, aborter.signal)
  signal.notify()
  expect(await late).toBe(false)
})

test('nothing stays behind when waiting is over, however it ended', async () => {
  const aborter = new AbortController()
  const signal = createSignal()
  const notified = signal.wait(60_000, aborter.signal)
  expect(getEventListeners(aborter.signal, 'abort')).toHaveLength(1)
  signal.notify()
  await notified
  await signal.wait(1, aborter.signal)
  expect(getEventListeners(aborter.signal, 'abort')).toEqual([])
})
