import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '../schema/model.js'
import { readKeyword, readNumber, readSchema, readSchemas, type SchemaObject } from './keyword.js'
import type { Sample } from './model.js'
import {
  makeSample,
  type PlainBuilder,
  type PlainMaker,
  type PlainPosition,
  refuseSample,
} from './plain-model.js'

/** Longer lists are not made. */
const MOST_ITEMS = 1000
/** Lists deeper than this hold only the items that they need. */
const OPTIONAL_ITEM_DEPTH = 3
const UNIQUE_TRIES = 8

/** The smallest list that shows something: the items that it needs, else one where that is cheap. */
export const makePlainArray: PlainMaker = (schema, position, builder) => {
  const least = readNumber(schema, 'minItems') ?? 0
  const most = readNumber(schema, 'maxItems') ?? Number.POSITIVE_INFINITY
  const contained = readSchema(schema, 'contains')
  const containedCount = contained === undefined ? 0 : (readNumber(schema, 'minContains') ?? 1)
  const needed = Math.max(least, containedCount)
  if (needed > most) return refuseSample(position, `it needs ${needed} items, but allows ${most}`)
  if (needed > MOST_ITEMS) return refuseSample(position, `${needed} items are too many to make`)

  const items: unknown[] = []
  const ownLeast = least - containedCount
  const ownCount = Math.min(Math.max(ownLeast, countWished(schema, position, builder)), most)
  for (let index = 0; index < ownCount - containedCount || index < ownLeast; index += 1) {
    const isOptional = index >= ownLeast
    const item = makeItem(itemSchema(schema, index), items, {
      schema,
      position,
      builder,
      isOptional,
    })
    if (item.ok) items.push(item.value)
    else if (isOptional) break
    else return item
  }
  for (let count = 0; count < containedCount; count += 1) {
    const both = { allOf: [itemSchema(schema, items.length), contained ?? true] }
    const item = makeItem(both, items, { schema, position, builder, isOptional: false })
    if (!item.ok) return item
    items.push(item.value)
  }
  return makeSample(items)
}

/** How many items are wished for: what the pointers into it name, the fixed ones, else one. */
function countWished(
  schema: SchemaObject,
  position: PlainPosition,
  { options }: PlainBuilder,
): number {
  const indexes = position.wanted.map(([token]) => (token === '-' ? 0 : Number(token)))
  const wanted = indexes.filter((index) => index < MOST_ITEMS).map((index) => index + 1)
  const isCheap = options.hasOptionals !== false && position.depth < OPTIONAL_ITEM_DEPTH
  const fixed = readSchemas(schema, 'prefixItems')?.length ?? 0
  return Math.max(isCheap ? Math.max(1, fixed) : 0, ...wanted)
}

function itemSchema(schema: SchemaObject, index: number): JsonSchema {
  return readSchemas(schema, 'prefixItems')?.[index] ?? readSchema(schema, 'items') ?? true
}

interface ItemWish {
  /** Of the list. */
  readonly schema: SchemaObject
  readonly position: PlainPosition
  readonly builder: PlainBuilder
  readonly isOptional: boolean
}

/** An item that differs from those before it where the list asks for that. */
function makeItem(item: JsonSchema, before: readonly unknown[], wish: ItemWish): Sample {
  const { position, builder, isOptional } = wish
  const index = before.length
  const isUnique = readKeyword(wish.schema, 'uniqueItems') === true
  let last: Sample = refuseSample(position, `${index + 1} different items are needed`)
  for (let attempt = 0; attempt < (isUnique ? UNIQUE_TRIES : 1); attempt += 1) {
    const ordinal = position.ordinal + index + attempt
    const inside = builder.enter(position, String(index), { isOptional, ordinal })
    const made = builder.build(item, { ...inside, name: position.name })
    if (!made.ok) return made
    if (!isUnique || !before.some((other) => isDeepStrictEqual(other, made.value))) return made
    last = refuseSample(position, `fewer than ${index + 1} different items are possible`)
  }
  return last
}
