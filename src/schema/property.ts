import { listOptions, readTypes } from './coerce.js'
import type { JsonSchema } from './model.js'
import { isRecord } from './value.js'

/**
 * The properties that a bundle declares, itself and through `$ref`, `allOf`, `anyOf` and `oneOf`,
 * each as a bundle of its own; its own ones first.
 */
export function listProperties(bundle: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>()
  const $defs = isRecord(bundle) ? bundle.$defs : undefined
  for (const { properties } of listOptions(bundle, bundle)) {
    if (!isRecord(properties)) continue
    for (const [name, schema] of Object.entries(properties)) {
      if (found.has(name)) continue
      found.set(name, isRecord(schema) ? { ...schema, $defs } : schema !== false)
    }
  }
  return found
}

/** What a list holds, as a bundle of its own. */
export function readItems(bundle: JsonSchema): JsonSchema {
  const $defs = isRecord(bundle) ? bundle.$defs : undefined
  const anyOf = listOptions(bundle, bundle).flatMap(({ items }) => items ?? [])
  return anyOf.length === 0 ? true : { anyOf, $defs }
}

/**
 * How a value is written where it has no media type of its own, as a part of a multipart body
 * (OpenAPI 3.1.1, section 4.8.15.1.1): objects as JSON, bytes as they are, the rest as text.
 */
export interface WrittenForm {
  readonly form: 'json' | 'text' | 'binary'
  /** Each item of a list is written by itself. */
  readonly isList: boolean
}

/** `schema` is a bundle. */
export function readWrittenForm(schema: JsonSchema): WrittenForm {
  const options = listOptions(schema, schema)
  const items = options.flatMap((option) => (option.items === undefined ? [] : [option.items]))
  const isList = options.some((option) => readTypes(option).includes('array')) || items.length > 0
  const written = isList ? items.flatMap((item) => listOptions(item, schema)) : options
  const types = new Set(written.flatMap(readTypes))
  const isObject = types.has('object') || written.some((option) => isRecord(option.properties))
  const isBytes = written.some(
    ({ format, contentEncoding }) => format === 'binary' || contentEncoding !== undefined,
  )
  if (isBytes) return { form: 'binary', isList }
  if (isObject || types.has('array')) return { form: 'json', isList }
  return { form: types.size === 0 ? 'binary' : 'text', isList }
}
