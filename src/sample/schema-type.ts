import { isRecord } from '../schema/value.js'
import { readKeyword, type SchemaObject } from './keyword.js'

const TYPE_KEYWORDS: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  [
    'object',
    [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'propertyNames',
      'minProperties',
      'maxProperties',
      'dependentRequired',
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['pattern', 'format', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
]

/**
 * The types that a schema allows, `null` last: those of `type`, else those that its other keywords
 * speak of. Empty where it speaks of none.
 */
export function readTypes(schema: SchemaObject): readonly string[] {
  const type = readKeyword(schema, 'type')
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) {
    const types = type.filter((entry) => typeof entry === 'string')
    return [...types.filter((entry) => entry !== 'null'), ...types.filter((e) => e === 'null')]
  }
  return TYPE_KEYWORDS.filter(([, keywords]) =>
    keywords.some((keyword) => Object.hasOwn(schema, keyword)),
  ).map(([name]) => name)
}

/** Whether `value` is of one of `types` (an empty list allows all). JSON Schema 2020-12, 6.1.1. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  return types.length === 0 || types.some((type) => TYPE_TESTS.get(type)?.(value) ?? false)
}

const TYPE_TESTS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['null', (value: unknown) => value === null],
  ['boolean', (value: unknown) => typeof value === 'boolean'],
  ['string', (value: unknown) => typeof value === 'string'],
  ['number', (value: unknown) => typeof value === 'number'],
  ['integer', (value: unknown) => Number.isInteger(value)],
  ['array', (value: unknown) => Array.isArray(value)],
  ['object', isRecord],
])
