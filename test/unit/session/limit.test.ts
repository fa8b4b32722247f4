import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLimit } from '../../../src/session/limit.js'

/** Enters under a name, and says so when it is in. */
function enterAs(limit: ReturnType<typeof createLimit>, name: string, entered: string[]) {
  return limit.enter().then((leave) => {
    entered.push(name)
    return leave
  })
}

const settle = () => new Promise(setImmediate)

test('only so many are in at once, and they enter in the order in which they asked', async () => {
  const limit = createLimit(2)
  const entered: string[] = []
  const places = ['a', 'b', 'c', 'd'].map((name) => enterAs(limit, name, entered))
  await settle()
  expect(entered).toEqual(['a', 'b'])
  ;(await places[1])?.()
  await settle()
  expect(entered).toEqual(['a', 'b', 'c'])
  ;(await places[0])?.()
  await settle()
  expect(entered).toEqual(['a', 'b', 'c', 'd'])
})

test('leaving twice gives one place back', async () => {
  const limit = createLimit(1)
  const entered: string[] = []
  const leave = await enterAs(limit, 'a', entered)
  void enterAs(limit, 'b', entered)
  void enterAs(limit, 'c', entered)
  leave()
  leave()
  await settle()
  expect(entered).toEqual(['a', 'b'])
})

test('leaving twice while nobody waits makes no second place', async () => {
  const limit = createLimit(1)
  const entered: string[] = []
  const leave = await enterAs(limit, 'a', entered)
  leave()
  leave()
  void enterAs(limit, 'b', entered)
  void enterAs(limit, 'c', entered)
  await settle()
  expect(entered).toEqual(['a', 'b'])
})

test('a place that was given back is free for whoever comes next', async () => {
  const limit = createLimit(1)
  for (let round = 0; round < 3; round += 1) (await limit.enter())()
  expect(await limit.enter()).toBeTypeOf('function')
})

test('whatever the order of leaving, never more are in than allowed, and all get in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(3)), async (size, steps) => {
      const limit = createLimit(size)
      let inside = 0
      let most = 0
      let visitors = 0
      const visits = steps.map(async (turns) => {
        const leave = await limit.enter()
        inside += 1
        most = Math.max(most, inside)
        visitors += 1
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
        inside -= 1
        leave()
      })
      await Promise.all(visits)
      expect(most).toBeLessThanOrEqual(size)
      expect(visitors).toBe(steps.length)
    }),
  )
})
