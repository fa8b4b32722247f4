import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecent } from '../../../src/run/recent.js'

interface Entry {
  readonly key: string
  readonly value: number
  readonly bytes: number
}

/** The same rules, with nothing but a list. */
function keep(entries: readonly Entry[], limits: { count: number; bytes: number }): Entry[] {
  let kept: Entry[] = []
  for (const entry of entries) {
    kept = [...kept.filter(({ key }) => key !== entry.key), entry]
    const isOver = () =>
      kept.length > limits.count || kept.reduce((sum, { bytes }) => sum + bytes, 0) > limits.bytes
    while (kept.length > 1 && isOver()) kept = kept.slice(1)
  }
  return kept
}

test('whatever is added, in any order, the same are kept as by a plain list', () => {
  const key = fc.integer({ min: 0, max: 12 }).map(String)
  const added = fc.array(fc.record({ key, value: fc.nat(), bytes: fc.nat(20) }), {
    maxLength: 400,
    size: 'max',
  })
  const limits = fc.record({ count: fc.integer({ min: 1, max: 8 }), bytes: fc.nat(60) })
  fc.assert(
    fc.property(added, limits, (entries, limit) => {
      const recent = createRecent<number>(limit)
      for (const entry of entries) recent.add(entry.key, entry.value, entry.bytes)
      const kept = keep(entries, limit)
      expect(recent.list()).toEqual(kept.map(({ value }) => value))
      for (const entry of entries)
        expect(recent.get(entry.key)).toBe(kept.find((one) => one.key === entry.key)?.value)
    }),
    { numRuns: 60 },
  )
})
