import { coerceText } from '../schema/coerce.js'
import type { JsonSchema } from '../schema/model.js'

/**
 * A form body as the value that its schema means: numbers and booleans from their text, repeated
 * names as lists (OpenAPI 3.1.1, section 4.8.14.4).
 */
export function readForm(text: string, bundle: JsonSchema): Record<string, unknown> {
  const parameters = new URLSearchParams(text)
  const form: Record<string, unknown> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const value = coerceText(values.join(','), findProperty(bundle, bundle, name, MAX_HOPS))
    Object.defineProperty(form, name, { value, enumerable: true })
  }
  return form
}

/** Enough for any real chain of references; a circle ends here. */
const MAX_HOPS = 16

function findProperty(bundle: JsonSchema, schema: unknown, name: string, hops: number): JsonSchema {
  if (!isObject(schema) || hops === 0) return true
  const { properties, allOf, $ref } = schema
  if (isObject(properties) && Object.hasOwn(properties, name))
    return resolve(bundle, properties[name], hops)
  const referred = typeof $ref === 'string' ? [dereference(bundle, $ref)] : []
  for (const part of [...referred, ...(Array.isArray(allOf) ? (allOf as unknown[]) : [])]) {
    const found = findProperty(bundle, part, name, hops - 1)
    if (found !== true) return found
  }
  return true
}

function resolve(bundle: JsonSchema, schema: unknown, hops: number): JsonSchema {
  if (!isObject(schema)) return true
  const { $ref } = schema
  return typeof $ref === 'string' && hops > 0
    ? resolve(bundle, dereference(bundle, $ref), hops - 1)
    : schema
}

function dereference(bundle: JsonSchema, reference: string): unknown {
  const definitions = isObject(bundle) ? bundle['$defs'] : undefined
  const name = reference.replace('#/$defs/', '')
  return isObject(definitions) && Object.hasOwn(definitions, name) ? definitions[name] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
