import { readKeyword } from './keyword.js'
import type { Sample } from './model.js'
import { makePlainArray } from './plain-array.js'
import { listGiven } from './plain-given.js'
import {
  makeSample,
  type PlainBuilder,
  type PlainMaker,
  type PlainPosition,
  refuseSample,
} from './plain-model.js'
import { makePlainNumber } from './plain-number.js'
import { makePlainObject } from './plain-object.js'
import { makePlainString } from './plain-string.js'
import type { Reading } from './schema-reading.js'
import { isOfType, readTypes } from './schema-type.js'

/** A value for one reading of a schema: one that the schema names, else one made for its type. */
export function buildReading(
  reading: Reading,
  position: PlainPosition,
  builder: PlainBuilder,
): Sample {
  const { schema, references, avoided } = reading
  const { omit } = builder.options
  if (position.isOptional) {
    const isLoop = references.some((reference) => position.ancestors.has(reference))
    if (isLoop) return refuseSample(position, 'it repeats what encloses it')
    if (omit !== undefined && readKeyword(schema, omit) === true) {
      return refuseSample(position, `it is ${omit}`)
    }
  }
  const types = readTypes(schema)
  const given = listGiven(schema, position, builder.options).filter((value) =>
    isOfType(value, types),
  )
  if (given.length > 0) return makeSample(given[position.ordinal % given.length])
  if (Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum')) {
    return refuseSample(position, 'its const or enum has no value of its type')
  }
  const ancestors = new Set([...position.ancestors, ...references])
  const inside = { ...position, ancestors, avoided }
  let refusal: Sample | undefined
  for (const type of types.length > 0 ? types : [guessType(position)]) {
    const made = MAKERS.get(type)?.({ ...schema, type }, inside, builder)
    if (made?.ok === true) return made
    refusal ??= made
  }
  return refusal ?? refuseSample(position, `no value is of type ${types.join(' or ')}`)
}

/** For a schema that says nothing: what has the members that are asked for, else a text. */
function guessType({ depth, wanted }: PlainPosition): string {
  if (wanted.length === 0) return depth === 0 ? 'object' : 'string'
  return wanted.every(([token]) => token === '0' || token === '-') ? 'array' : 'object'
}

const MAKERS: ReadonlyMap<string, PlainMaker> = new Map<string, PlainMaker>([
  ['object', makePlainObject],
  ['array', makePlainArray],
  ['string', makePlainString],
  ['number', makePlainNumber],
  ['integer', makePlainNumber],
  ['boolean', (_schema, { ordinal }) => makeSample(ordinal % 2 === 0)],
  ['null', () => makeSample(null)],
])
