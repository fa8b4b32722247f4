import { expect, test } from 'vitest'
import { createTaskGroup } from '../../../src/session/task-group.js'

/** A task that ends when it is told to. */
function createTask() {
  let end: () => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const task = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { task, end: () => end(), fail: (error: unknown) => fail(error) }
}

const turn = () => new Promise(setImmediate)

test('a group without tasks is settled', async () => {
  const group = createTaskGroup()
  await group.settle()
  expect(group.hasFailed).toBe(false)
})

test('a group is settled when its last task has ended', async () => {
  const group = createTaskGroup()
  const [one, other] = [createTask(), createTask()]
  group.add(one.task)
  group.add(other.task)
  let isSettled = false
  const settled = group.settle().then(() => {
    isSettled = true
  })
  other.end()
  await turn()
  expect(isSettled).toBe(false)
  one.end()
  await settled
  expect(isSettled).toBe(true)
})

test('tasks that ended before anybody waits count as ended', async () => {
  const group = createTaskGroup()
  group.add(Promise.resolve())
  await turn()
  await group.settle()
  expect(group.hasFailed).toBe(false)
})

test('a task that is added while others are waited for is waited for too', async () => {
  const group = createTaskGroup()
  const [one, late] = [createTask(), createTask()]
  group.add(one.task)
  let isSettled = false
  const settled = group.settle().then(() => {
    isSettled = true
  })
  group.add(late.task)
  one.end()
  await turn()
  expect(isSettled).toBe(false)
  late.end()
  await settled
})

test('the first error is told at once, while others are still under way', async () => {
  const group = createTaskGroup()
  const [one, other] = [createTask(), createTask()]
  group.add(createTask().task)
  group.add(one.task)
  group.add(other.task)
  const settled = group.settle()
  one.fail(new Error('first'))
  other.fail(new Error('second'))
  await expect(settled).rejects.toThrow('first')
  expect(group.hasFailed).toBe(true)
})

test('an error before anybody waits is kept for whoever does', async () => {
  const group = createTaskGroup()
  group.add(Promise.reject(new Error('early')))
  await turn()
  expect(group.hasFailed).toBe(true)
  await expect(group.settle()).rejects.toThrow('early')
})

test('an error that is undefined is an error too', async () => {
  const group = createTaskGroup()
  const { task, fail } = createTask()
  group.add(task)
  fail(undefined)
  await expect(group.settle()).rejects.toBeUndefined()
})
