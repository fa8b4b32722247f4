import { readReference } from './describe-schema.js'
import type { JsonSchema } from './model.js'
import { isRecord } from './value.js'

/**
 * The JSON value that a header, query, path or cookie value stands for, by its bundled schema: a
 * number, boolean, null, list (by comma) or object (style `simple`, exploded or not; OpenAPI 3.0.4,
 * section 4.7.12.2). Text that does not look like what the schema asks for stays text, so that the
 * check of the schema says what is wrong with it. What `text` is encoded with is for `decode` to
 * undo, once it is split: an encoded delimiter belongs to its item (RFC 6570, section 3.2.1).
 */
export function coerceText(text: string, schema: JsonSchema, decode: Decode = keep): unknown {
  return coerce(text, schema, { root: schema, decode }, 0)
}

type Decode = (text: string) => string

const keep: Decode = (text) => text

interface Scope {
  readonly root: JsonSchema
  readonly decode: Decode
}

/**
 * The value that the repeats of one name stand for: a query parameter or a field of a form. A list
 * where the schema asks for one, so that items may hold commas.
 */
export function coerceTexts(texts: readonly string[], schema: JsonSchema): unknown {
  const options = listOptions(schema, schema)
  const isList = options.some((part) => readTypes(part).includes('array'))
  return texts.length > 1 && isList
    ? coerceItems(texts, options, { root: schema, decode: keep })
    : coerceText(texts.join(','), schema)
}

/**
 * The values that the lines of one header stand for. Of a list (or object) all lines are one value,
 * with blanks around its commas (RFC 9110, sections 5.3 and 5.6.1); of anything else each line is.
 */
export function coerceLines(lines: readonly string[], schema: JsonSchema): readonly unknown[] {
  const types = listOptions(schema, schema).flatMap(readTypes)
  if (!types.includes('array') && !types.includes('object')) {
    return lines.map((line) => coerceText(line, schema))
  }
  return [
    coerceText(
      lines
        .join(',')
        .trim()
        .replaceAll(/[ \t]*,[ \t]*/g, ','),
      schema,
    ),
  ]
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function coerce(written: string, schema: unknown, scope: Scope, depth: number): unknown {
  const options = listOptions(schema, scope.root)
  const text = scope.decode(written)
  const types = new Set(options.flatMap(readTypes))
  if (types.has('null') && text === 'null') return null
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if ((types.has('number') || types.has('integer')) && NUMBER.test(text)) return Number(text)
  if (depth > 0) return text
  if (types.has('array')) return coerceList(written, options, scope)
  if (types.has('object')) return coerceObject(written, options, scope) ?? text
  if (types.has('null') && !types.has('string') && text === '') return null
  return text
}

function coerceList(text: string, options: readonly SchemaPart[], scope: Scope): unknown[] {
  return text === '' ? [] : coerceItems(text.split(','), options, scope)
}

function coerceItems(
  texts: readonly string[],
  options: readonly SchemaPart[],
  scope: Scope,
): unknown[] {
  return texts.map((item, index) => {
    const schemas = options.flatMap(({ items, prefixItems }) => {
      const positioned: unknown = Array.isArray(prefixItems) ? prefixItems[index] : undefined
      return positioned ?? items ?? []
    })
    return coerce(item, { anyOf: schemas }, scope, 1)
  })
}

/** `a=1,b=2` or `a,1,b,2`; undefined for text that is neither. */
function coerceObject(
  text: string,
  options: readonly SchemaPart[],
  scope: Scope,
): Readonly<Record<string, unknown>> | undefined {
  const parts = text.split(',')
  const isExploded = parts.every((part) => part.includes('='))
  if (!isExploded && parts.length % 2 === 1) return undefined
  const pairs = isExploded
    ? parts.map((part) => part.split(/=(.*)/s, 2))
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]]] : []))
  return Object.fromEntries(
    pairs.map(([written = '', value = '']) => {
      const name = scope.decode(written)
      const schemas = options.flatMap(({ properties, additionalProperties }) =>
        isRecord(properties) && Object.hasOwn(properties, name)
          ? [properties[name]]
          : [additionalProperties],
      )
      return [name, coerce(value, { anyOf: schemas }, scope, 1)]
    }),
  )
}

export type SchemaPart = Readonly<Record<string, unknown>>

/** The schema and all that it is made of: behind `$ref`, in `allOf`, `anyOf` and `oneOf`. */
export function listOptions(schema: unknown, root: JsonSchema): readonly SchemaPart[] {
  const parts = new Set<SchemaPart>()
  const open = [schema]
  while (open.length > 0) {
    const part = open.pop()
    if (!isRecord(part) || parts.has(part)) continue
    parts.add(part)
    // Schemas of a bundle refer to its root alone.
    open.push(readReference(part.$ref, { schema: root, origins: new WeakMap() }))
    for (const list of [part.allOf, part.anyOf, part.oneOf]) {
      if (Array.isArray(list)) open.push(...(list as unknown[]))
    }
  }
  return [...parts]
}

/** The types that a schema names, itself or by the values that it lists. */
export function readTypes(part: SchemaPart): unknown[] {
  if (part.type !== undefined) return [part.type].flat()
  const values: unknown[] = Array.isArray(part.enum)
    ? part.enum
    : 'const' in part
      ? [part.const]
      : []
  return values.map((value) => (value === null ? 'null' : typeof value))
}
