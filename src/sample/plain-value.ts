import { formatPointer, parsePointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { readKeyword } from './keyword.js'
import type { Sample } from './model.js'
import {
  type PlainBuilder,
  type PlainOptions,
  type PlainPosition,
  refuseSample,
} from './plain-model.js'
import { buildReading } from './plain-reading.js'
import { listReadings, type Reading } from './schema-reading.js'

/** Deeper values are not made: by then a schema without end is asking for more of itself. */
const DEEPEST = 16
/** Parts of schemas that are looked at for one value; hostile ones multiply. */
const MOST_PARTS = 50_000

/**
 * A plain, readable value for the schema of a bundle: the same for the same options, and built
 * without checking it. Refused, with the place and the reason, where a part has no plain value.
 */
export function buildPlainValue(
  schema: JsonSchema,
  seed: number,
  options: Omit<PlainOptions, 'seed'> = {},
): Sample {
  const builder = createBuilder(schema, { ...options, seed })
  const wanted = (options.wanted ?? []).map((pointer) => parsePointer(pointer) ?? [])
  return builder.build(schema, {
    name: options.name ?? 'text',
    pointer: '',
    depth: 0,
    ordinal: options.ordinal ?? 0,
    ancestors: new Set(),
    avoided: [],
    isOptional: false,
    wanted: wanted.filter((tokens) => tokens.length > 0),
  })
}

function createBuilder(root: JsonSchema, options: PlainOptions): PlainBuilder {
  const budget = { left: MOST_PARTS }
  const builder: PlainBuilder = {
    options,
    enter: enterMember,
    build(schema, position) {
      if (budget.left < 0) return refuseSample(position, 'the schema has too many parts')
      if (position.depth > DEEPEST) return refuseSample(position, 'the schema has no end')
      const { branch = 0, isLenient = false } = options
      const scope = { root, branch, isLenient, ancestors: position.ancestors, budget }
      const readings = preferDeclaring(listReadings(schema, scope), position)
      let refusal = refuseSample(
        position,
        'no value could be made that satisfies all parts of its schema',
      )
      let isFirst = true
      for (const reading of readings) {
        const made = buildReading(reading, position, builder)
        if (made.ok) return made
        if (isFirst) refusal = made
        isFirst = false
      }
      return refusal
    },
  }
  return builder
}

function enterMember(
  position: PlainPosition,
  token: string,
  step: Partial<PlainPosition>,
): PlainPosition {
  const inside = position.wanted
    .filter(([first]) => first === token)
    .map((tokens) => tokens.slice(1))
  return {
    ...position,
    name: token,
    pointer: position.pointer + formatPointer([token]),
    depth: position.depth + 1,
    avoided: [],
    isOptional: false,
    wanted: inside.filter((tokens) => tokens.length > 0),
    ...step,
  }
}

/** Branches that declare a wanted member come before those that only allow it. */
function preferDeclaring(
  readings: readonly Reading[],
  { wanted }: PlainPosition,
): readonly Reading[] {
  if (wanted.length === 0) return readings
  const count = ({ schema }: Reading) => {
    const properties = readKeyword(schema, 'properties')
    return wanted.filter(([name]) => {
      return name !== undefined && isRecord(properties) && Object.hasOwn(properties, name)
    }).length
  }
  return [...readings].sort((first, second) => count(second) - count(first))
}
