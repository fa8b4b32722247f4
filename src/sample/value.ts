import type { Place, SchemaRole, SchemaStore } from '../schema/model.js'
import { findExclusive } from './exclusive-value.js'
import type { Sample } from './model.js'
import type { PlainOptions } from './plain-model.js'
import { createFaultFinder, findPlain } from './plain-search.js'
import { buildPlainValue } from './plain-value.js'
import { createPatternSource, drawRandom } from './random-search.js'

export interface SampleOptions {
  /** The same seed gives the same value. */
  readonly seed: number
  /** Documented examples, most specific first: the first that conforms is the value. */
  readonly examples?: readonly unknown[]
  /** Names the value, for texts. */
  readonly name?: string
  /** JSON Pointers of optional members that are made, where they can be. */
  readonly wanted?: readonly string[]
  /** What a value must be besides conforming. Default: nothing. */
  readonly isUsable?: ((value: unknown) => boolean) | undefined
}

/**
 * A value that conforms to the schema at `place`: the first documented example that does, else a
 * plain and readable one, else a random one. Violations marked as lenient count as conforming.
 * Refused, with the part that is in the way, where none of them conforms. Never throws.
 */
export async function sampleValue(
  store: SchemaStore,
  place: Place,
  role: SchemaRole,
  options: SampleOptions,
): Promise<Sample> {
  const plain = samplePlain(store, place, role, options)
  if (plain.ok) return plain
  const compilation = store.compile(place, role)
  if (!compilation.ok || compilation.contradiction !== undefined) return plain
  const findFault = createFaultFinder(compilation.check, options.isUsable)
  const { schema } = store.bundle(place, role)
  // Loaded only here: most values never need it, and it takes longer than all of them.
  const fastCheck = await import('fast-check')
  const matchPattern = createPatternSource(fastCheck, options.seed)
  const matched = findPlain(schema, { ...plainOptions(role, options), matchPattern }, findFault)
  if (matched.ok) return matched
  return (
    findExclusive(schema, options.seed, findFault) ??
    drawRandom(fastCheck, schema, options.seed, findFault) ??
    matched
  )
}

/** Like `sampleValue`, at once and without random values: refused where those would be needed. */
export function samplePlain(
  store: SchemaStore,
  place: Place,
  role: SchemaRole,
  options: SampleOptions,
): Sample {
  const compilation = store.compile(place, role)
  if (!compilation.ok) {
    return { ok: false, because: `its schema cannot be used: ${compilation.because}` }
  }
  const findFault = createFaultFinder(compilation.check, options.isUsable)
  for (const example of options.examples ?? []) {
    if (findFault(example) === undefined) return { ok: true, value: example }
  }
  const { contradiction } = compilation
  if (contradiction !== undefined) {
    return { ok: false, because: `nothing can satisfy its schema: ${contradiction}` }
  }
  return findPlain(store.bundle(place, role).schema, plainOptions(role, options), findFault)
}

/**
 * What comes nearest to a schema that nothing can satisfy, unchecked: parts that contradict those
 * before them count for nothing. Refused for any other schema.
 */
export function sampleNearest(
  store: SchemaStore,
  place: Place,
  role: SchemaRole,
  options: SampleOptions,
): Sample {
  const compilation = store.compile(place, role)
  if (!compilation.ok || compilation.contradiction === undefined) {
    return { ok: false, because: 'its schema contradicts itself nowhere' }
  }
  const { seed, ...plain } = plainOptions(role, options)
  return buildPlainValue(store.bundle(place, role).schema, seed, { ...plain, isLenient: true })
}

function plainOptions(role: SchemaRole, options: SampleOptions): PlainOptions {
  const { seed, name = 'text', wanted = [] } = options
  // What only the other side sends (OpenAPI 3.1.1, section 4.8.24, readOnly and writeOnly).
  return { seed, name, wanted, omit: role === 'request' ? 'readOnly' : 'writeOnly' }
}
