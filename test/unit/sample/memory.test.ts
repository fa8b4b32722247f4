import { expect, test } from 'vitest'
import { recall } from '../../../src/sample/memory.js'
import type { Sample, SampleMemory } from '../../../src/sample/model.js'

function createMaker() {
  let count = 0
  return (): Promise<Sample> => Promise.resolve({ ok: true, value: (count += 1) })
}

test('a value is made once for each purpose', async () => {
  const memory: SampleMemory = new Map()
  const make = createMaker()
  expect(await recall(memory, 'body', make)).toEqual({ ok: true, value: 1 })
  expect(await recall(memory, 'body', make)).toEqual({ ok: true, value: 1 })
  expect(await recall(memory, 'query:limit', make)).toEqual({ ok: true, value: 2 })
})

test('triggers that ask at the same time share what is being made', async () => {
  const memory: SampleMemory = new Map()
  const make = createMaker()
  const both = await Promise.all([recall(memory, 'body', make), recall(memory, 'body', make)])
  expect(both).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 1 },
  ])
})

test('a refusal is remembered as well', async () => {
  const memory: SampleMemory = new Map()
  const refuse = () => Promise.resolve({ ok: false, because: 'no value' } as const)
  await recall(memory, 'body', refuse)
  expect(await recall(memory, 'body', createMaker())).toEqual({ ok: false, because: 'no value' })
})

test('without a memory a value is made each time', async () => {
  const make = createMaker()
  expect(await recall(undefined, 'body', make)).toEqual({ ok: true, value: 1 })
  expect(await recall(undefined, 'body', make)).toEqual({ ok: true, value: 2 })
})
