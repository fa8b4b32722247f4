import type * as FastCheck from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { JsonSchema } from '../schema/model.js'
import { makeArrayArbitrary } from './arbitrary-array.js'
import type { ArbitraryBuilder, ArbitraryPosition } from './arbitrary-model.js'
import { makeObjectArbitrary } from './arbitrary-object.js'
import { makeNumberArbitrary, makeStringArbitrary } from './arbitrary-scalar.js'
import { readKeyword, readList, type SchemaObject } from './keyword.js'
import { listReadings } from './schema-reading.js'
import { readTypes } from './schema-type.js'

/** Containers deeper than this hold only what they need. */
const DEEPEST = 8
/** Schemas visited for one arbitrary; hostile ones multiply. */
const MOST_STEPS = 1500

/**
 * Random values that probably conform to the schema of a bundle; undefined where it has a part that
 * nothing can be made for. Nothing in it loops until a value fits: whoever draws checks, and stops.
 */
export function createArbitrary(
  fastCheck: typeof FastCheck,
  schema: JsonSchema,
): Arbitrary<unknown> | undefined {
  let steps = 0
  const builder: ArbitraryBuilder = {
    fastCheck,
    build(part, position) {
      steps += 1
      if (steps > MOST_STEPS || position.depth > DEEPEST) return undefined
      const readings = listReadings(part, {
        root: schema,
        branch: 0,
        ancestors: position.ancestors,
      })
      const loops = readings.filter(({ references }) =>
        references.some((reference) => position.ancestors.has(reference)),
      )
      const straight = readings.filter((reading) => !loops.includes(reading))
      // A recursion goes on only where there is no way out of it.
      const made = (straight.length > 0 ? straight : loops).flatMap((reading) => {
        const ancestors = new Set([...position.ancestors, ...reading.references])
        return makeArbitrary(reading.schema, { ...position, ancestors }, builder)
      })
      return made.length > 0 ? fastCheck.oneof(...made) : undefined
    },
  }
  return builder.build(schema, { depth: 0, ancestors: new Set() })
}

/** One arbitrary for each type that the schema allows. */
function makeArbitrary(
  schema: SchemaObject,
  position: ArbitraryPosition,
  builder: ArbitraryBuilder,
): readonly Arbitrary<unknown>[] {
  const { fastCheck } = builder
  if (Object.hasOwn(schema, 'const')) return [fastCheck.constant(readKeyword(schema, 'const'))]
  if (Object.hasOwn(schema, 'enum')) {
    const values = readList(schema, 'enum')
    return values.length > 0 ? [fastCheck.constantFrom(...values)] : []
  }
  const types = readTypes(schema)
  if (types.length === 0) return [fastCheck.jsonValue({ maxDepth: 1 })]
  return types.flatMap((type) => {
    const typed = { ...schema, type }
    const made = makeTyped(type, typed, position, builder)
    return made === undefined ? [] : [made]
  })
}

function makeTyped(
  type: string,
  schema: SchemaObject,
  position: ArbitraryPosition,
  builder: ArbitraryBuilder,
): Arbitrary<unknown> | undefined {
  switch (type) {
    case 'null':
      return builder.fastCheck.constant(null)
    case 'boolean':
      return builder.fastCheck.boolean()
    case 'integer':
    case 'number':
      return makeNumberArbitrary(schema, builder.fastCheck)
    case 'string':
      return makeStringArbitrary(schema, builder.fastCheck)
    case 'array':
      return makeArrayArbitrary(schema, position, builder)
    case 'object':
      return makeObjectArbitrary(schema, position, builder)
    default:
      return undefined
  }
}
