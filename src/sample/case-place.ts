import { formatPointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import type { SchemaObject } from './keyword.js'
import { childSchema, chooseReading } from './suiting-schema.js'

/** A part of a value, with the schema without choices that it seems to follow. */
export interface ValuePlace {
  readonly pointer: string
  /** For words: `customer/name`; `''` for the whole. */
  readonly name: string
  readonly schema: SchemaObject
  readonly value: unknown
}

const DEEPEST = 6
const MOST_PLACES = 300

/** The parts of `value`, outer ones first; one item stands for all of a list. */
export function listPlaces(schema: JsonSchema, value: unknown): readonly ValuePlace[] {
  const places: ValuePlace[] = []
  let level: Entry[] = [{ schema, value, tokens: [] }]
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: Entry[] = []
    for (const entry of level) {
      if (places.length >= MOST_PLACES) return places
      const reading = chooseReading(schema, entry.schema, entry.value)
      if (reading === undefined) continue
      const pointer = formatPointer(entry.tokens)
      places.push({ pointer, name: pointer.slice(1), schema: reading, value: entry.value })
      next.push(...listParts(entry, reading))
    }
    level = next
  }
  return places
}

interface Entry {
  readonly schema: JsonSchema
  readonly value: unknown
  readonly tokens: readonly string[]
}

function listParts({ value, tokens }: Entry, schema: SchemaObject): readonly Entry[] {
  const isList = Array.isArray(value)
  const parts = isList || isRecord(value) ? Object.entries<unknown>(value) : []
  return (isList ? parts.slice(0, 1) : parts).map(([name, part]) => ({
    schema: childSchema(schema, name, isList),
    value: part,
    tokens: [...tokens, name],
  }))
}
