import { expect, test } from 'vitest'
import { createTurnQueue } from '../../../src/transport/turn-queue.js'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what is put in during one turn is handled at its end, in order', async () => {
  const handled: number[] = []
  const put = createTurnQueue((item: number) => handled.push(item))
  put(1)
  await Promise.resolve()
  put(2)
  process.nextTick(() => put(3))
  await Promise.resolve()
  expect(handled).toEqual([])
  await turn()
  expect(handled).toEqual([1, 2, 3])
})

test('what is put in while others are handled comes in the next turn', async () => {
  const handled: string[] = []
  const put = createTurnQueue((item: string) => {
    handled.push(item)
    if (item === 'first') put('later')
  })
  put('first')
  put('second')
  await turn()
  expect(handled).toEqual(['first', 'second'])
  await turn()
  expect(handled).toEqual(['first', 'second', 'later'])
})

test('each turn is handled once, also after turns without anything', async () => {
  const handled: number[] = []
  const put = createTurnQueue((item: number) => handled.push(item))
  put(1)
  await turn()
  await turn()
  put(2)
  await turn()
  await turn()
  expect(handled).toEqual([1, 2])
})
