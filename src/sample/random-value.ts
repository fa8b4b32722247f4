import type { Place, SchemaStore } from '../schema/model.js'
import type { Sample } from './model.js'
import { createFaultFinder } from './plain-search.js'
import { drawRandom } from './random-search.js'
import { sampleValue } from './value.js'

/** Each value tries this many seeds at most. */
const SEEDS_PER_TURN = 100

/** A value that conforms, another one for each `turn`; a plain one where none is found by chance. */
export async function makeRandom(
  schema: Place,
  schemas: SchemaStore,
  { seed, turn }: { readonly seed: number; readonly turn: number },
): Promise<Sample> {
  const compilation = schemas.compile(schema, 'response')
  if (compilation.ok) {
    const findFault = createFaultFinder(compilation.check)
    const bundle = schemas.bundle(schema, 'response').schema
    const fastCheck = await import('fast-check')
    const drawn = drawRandom(fastCheck, bundle, seed + turn * SEEDS_PER_TURN, findFault)
    if (drawn !== undefined) return drawn
  }
  return sampleValue(schemas, schema, 'response', { seed: seed + turn })
}
