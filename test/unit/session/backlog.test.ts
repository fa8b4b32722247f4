import { expect, test } from 'vitest'
import { createBacklog } from '../../../src/session/backlog.js'

/** Whether a promise is settled once all that can happen by itself has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  void promise.then(() => {
    settled = true
  })
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  return settled
}

test('there is room up to the count', async () => {
  const backlog = createBacklog({ count: 2, bytes: 1000 })
  const leave = await backlog.enter(1)
  await backlog.enter(1)
  const third = backlog.enter(1)
  expect(await isSettled(third)).toBe(false)
  leave()
  expect(await isSettled(third)).toBe(true)
})

test('there is room up to the bytes', async () => {
  const backlog = createBacklog({ count: 100, bytes: 10 })
  const leave = await backlog.enter(6)
  const second = backlog.enter(5)
  expect(await isSettled(second)).toBe(false)
  leave()
  expect(await isSettled(second)).toBe(true)
})

test('what is larger than all the room enters alone', async () => {
  const backlog = createBacklog({ count: 2, bytes: 10 })
  const leave = await backlog.enter(1000)
  const next = backlog.enter(1)
  expect(await isSettled(next)).toBe(false)
  leave()
  expect(await isSettled(next)).toBe(true)
})

test('nobody overtakes whoever came before', async () => {
  const backlog = createBacklog({ count: 100, bytes: 10 })
  const leave = await backlog.enter(8)
  const large = backlog.enter(9)
  const small = backlog.enter(1)
  expect(await isSettled(small)).toBe(false)
  leave()
  const leaveLarge = await large
  expect(await isSettled(small)).toBe(true)
  leaveLarge()
})

test('one who leaves lets in as many as there is room for', async () => {
  const backlog = createBacklog({ count: 3, bytes: 1000 })
  const leaves = await Promise.all([backlog.enter(500), backlog.enter(300), backlog.enter(200)])
  const waiting = [backlog.enter(250), backlog.enter(250)]
  leaves[0]()
  leaves[1]()
  expect(await isSettled(Promise.all(waiting))).toBe(true)
})

test('leaving twice gives one place back', async () => {
  const backlog = createBacklog({ count: 1, bytes: 10 })
  const leave = await backlog.enter(1)
  const second = backlog.enter(1)
  leave()
  leave()
  await second
  expect(await isSettled(backlog.enter(1))).toBe(false)
})

test('it tells when nobody is left', async () => {
  const backlog = createBacklog({ count: 1, bytes: 10 })
  expect(await isSettled(backlog.whenEmpty())).toBe(true)
  const leave = await backlog.enter(1)
  const second = backlog.enter(1)
  const empty = backlog.whenEmpty()
  leave()
  const leaveSecond = await second
  expect(await isSettled(empty)).toBe(false)
  leaveSecond()
  expect(await isSettled(empty)).toBe(true)
})
