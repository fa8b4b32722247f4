import { isDeepStrictEqual } from 'node:util'
import type { Arbitrary } from 'fast-check'
import type { ArbitraryBuilder, ArbitraryPosition } from './arbitrary-model.js'
import { readKeyword, readNumber, readSchema, readSchemas, type SchemaObject } from './keyword.js'

const MOST_ITEMS = 200
/** How many more items than needed are drawn, so that enough of them differ. */
const SPARE = 5
const OPTIONAL_DEPTH = 2

export function makeArrayArbitrary(
  schema: SchemaObject,
  position: ArbitraryPosition,
  builder: ArbitraryBuilder,
): Arbitrary<unknown> | undefined {
  const { fastCheck } = builder
  const least = readNumber(schema, 'minItems') ?? 0
  const most = readNumber(schema, 'maxItems') ?? Number.POSITIVE_INFINITY
  if (least > Math.min(most, MOST_ITEMS)) return undefined
  const inside = { ...position, depth: position.depth + 1 }
  const fixed = (readSchemas(schema, 'prefixItems') ?? []).flatMap((item) => {
    return builder.build(item, inside) ?? []
  })
  const item = builder.build(readSchema(schema, 'items') ?? true, inside)
  const spare = position.depth > OPTIONAL_DEPTH ? 0 : SPARE
  const contained = readSchema(schema, 'contains')
  const wanted = contained === undefined ? undefined : builder.build(contained, inside)
  const isUnique = readKeyword(schema, 'uniqueItems') === true
  return fastCheck
    .tuple(
      fastCheck.tuple(...fixed),
      item === undefined
        ? fastCheck.constant([])
        : fastCheck.array(item, { minLength: least, maxLength: least + spare }),
      wanted === undefined
        ? fastCheck.constant([])
        : fastCheck.array(wanted, { minLength: 1, maxLength: 1 }),
      fastCheck.nat(SPARE),
    )
    .map(([first, others, needed, extra]) => {
      const all: unknown[] = [...first, ...needed, ...others]
      const different = isUnique ? keepDifferent(all) : all
      const length = Math.min(most, Math.max(least, first.length + needed.length) + extra)
      return different.slice(0, length)
    })
}

function keepDifferent(items: readonly unknown[]): readonly unknown[] {
  return items.filter(
    (item, index) => !items.slice(0, index).some((other) => isDeepStrictEqual(other, item)),
  )
}
