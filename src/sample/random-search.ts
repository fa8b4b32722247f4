import type { JsonSchema } from '../schema/model.js'
import { judgePattern } from '../schema/pattern.js'
import { createArbitrary } from './arbitrary.js'
import type { FastCheckModule } from './arbitrary-model.js'
import { matchPattern } from './arbitrary-scalar.js'
import type { Sample } from './model.js'
import type { FindFault } from './plain-search.js'

const BATCHES = 8
const BATCH_SIZE = 40

/**
 * A random value that conforms: drawn in batches, each from a seed of its own. Undefined where none
 * of them does.
 */
export function drawRandom(
  fastCheck: FastCheckModule,
  schema: JsonSchema,
  seed: number,
  findFault: FindFault,
): Sample | undefined {
  const arbitrary = attempt(() => createArbitrary(fastCheck, schema))
  if (arbitrary === undefined) return undefined
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const parameters = { seed: seed + batch, numRuns: BATCH_SIZE }
    const drawn = attempt(() => fastCheck.sample(arbitrary, parameters)) ?? []
    const value = drawn.find((candidate) => findFault(candidate) === undefined)
    if (value !== undefined) return { ok: true, value }
  }
  return undefined
}

/** Texts for a pattern; none where it is beyond fast-check, as lookaheads are. */
export function createPatternSource(fastCheck: FastCheckModule, seed: number) {
  return (pattern: string): readonly string[] => {
    const verdict = judgePattern(pattern)
    if (verdict.kind !== 'usable') return []
    const texts = matchPattern(verdict.expression, fastCheck)
    if (texts === undefined) return []
    return attempt(() => fastCheck.sample(texts, { seed, numRuns: 1 }).flat()) ?? []
  }
}

/** fast-check throws where it finds a constraint that it cannot keep: then there is no value. */
function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
