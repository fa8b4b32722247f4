import { showChoices, showValue } from './display.js'
import type { JsonSchema } from './model.js'
import type { SchemaOrigins } from './origin.js'
import { isRecord, readMember } from './value.js'

/** Finds the schemas of a bundle behind their references. */
export interface BundleReader {
  readonly schema: JsonSchema
  readonly origins: SchemaOrigins
}

/** The bundled schema that `$ref` names. */
export function readReference(reference: unknown, reader: BundleReader): unknown {
  if (typeof reference !== 'string') return undefined
  return readMember(readMember(reader.schema, '$defs'), reference.replace('#/$defs/', ''))
}

/** Of schemas that do not say what they are. */
export const ANY_VALUE = 'any value'

/**
 * What a schema asks for in a few words: `boolean`, `string (date-time)`, `"a" | "b"`; what the
 * document calls it where that says more: `InvoiceEvent`, `array of Line`.
 */
export function describeSchema(schema: unknown, reader: BundleReader, depth = 0): string {
  if (!isRecord(schema) || depth > 5) return ANY_VALUE
  const { $ref, type, items } = schema
  if ($ref !== undefined) return describeSchema(readReference($ref, reader), reader, depth + 1)
  if ('const' in schema) return showValue(schema.const)
  if (Array.isArray(schema.enum)) return showChoices(schema.enum)
  const types = describeTypes(type)
  const isScalar = type !== undefined && !/object|array/.test(types)
  if (isScalar) return typeof schema.format === 'string' ? `${types} (${schema.format})` : types
  const name = reader.origins.get(schema)?.name
  if (name !== undefined) return name
  if (types === 'array' && isRecord(items)) {
    return `array of ${describeSchema(items, reader, depth + 1)}`
  }
  if (type !== undefined) return types
  const alternatives = schema.oneOf ?? schema.anyOf
  if (Array.isArray(alternatives)) {
    const texts = alternatives.map((one) => describeSchema(one, reader, depth + 1))
    return [...new Set(texts)].slice(0, 4).join(' or ')
  }
  const [member] = Array.isArray(schema.allOf) ? (schema.allOf as unknown[]) : []
  return describeSchema(member, reader, depth + 1)
}

/** `string or null` */
export function describeTypes(type: unknown): string {
  return [type].flat().map(String).join(' or ')
}
