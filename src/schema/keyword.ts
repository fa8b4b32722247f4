import { isRecord } from './value.js'

/** What a keyword holds: subschemas, which are walked, or a value, which is kept. */
export type KeywordContent = 'schema' | 'schemas' | 'schema-map' | 'value'

export interface KeywordRule {
  readonly content: KeywordContent
  /** What its value must be, in words, for the sentence about one that is not. */
  readonly expects: string
  readonly accepts: (value: unknown) => boolean
  /** Says nothing about validity: a value that is not accepted is dropped and no fault. */
  readonly isAnnotation: boolean
  /** Whether OpenAPI 3.0 has it (3.0.4, section 4.7.24). */
  readonly isIn30: boolean
}

const TYPES = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'])

const isText = (value: unknown) => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isTextList = (value: unknown) => isList(value) && value.every(isText)
const isType = (value: unknown) => isText(value) && TYPES.has(value)
const isTypes = (value: unknown) => isList(value) && value.length > 0 && value.every(isType)

interface Shape {
  readonly content?: KeywordContent
  readonly expects: string
  readonly accepts: (value: unknown) => boolean
}

const NUMBER: Shape = { expects: 'a number', accepts: isNumber }
const COUNT: Shape = { expects: 'a whole number of 0 or more', accepts: isCount }
const TEXT: Shape = { expects: 'a string', accepts: isText }
const FLAG: Shape = { expects: 'true or false', accepts: isFlag }
const NAMES: Shape = { expects: 'a list of names', accepts: isTextList }
const LIST: Shape = { expects: 'a list', accepts: isList }
const ANYTHING: Shape = { expects: 'any value', accepts: () => true }
// Whether it is a schema is asked where it is walked: the fault then has the exact place.
const SCHEMA: Shape = { content: 'schema', expects: 'a schema', accepts: () => true }
const SCHEMAS: Shape = {
  content: 'schemas',
  expects: 'a list with at least one schema',
  accepts: (value) => isList(value) && value.length > 0,
}
const SCHEMA_MAP: Shape = { content: 'schema-map', expects: 'a map of schemas', accepts: isRecord }

const IN_30: Readonly<Record<string, Shape>> = {
  type: {
    expects: `one of ${[...TYPES].join(', ')}, or a list of them`,
    accepts: (value) => isType(value) || isTypes(value),
  },
  enum: {
    expects: 'a list with at least one value',
    accepts: (value) => isList(value) && value.length > 0,
  },
  multipleOf: {
    expects: 'a number above 0',
    accepts: (value) => isNumber(value) && Number(value) > 0,
  },
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER,
  exclusiveMaximum: NUMBER,
  minLength: COUNT,
  maxLength: COUNT,
  pattern: TEXT,
  format: TEXT,
  minItems: COUNT,
  maxItems: COUNT,
  uniqueItems: FLAG,
  minProperties: COUNT,
  maxProperties: COUNT,
  required: NAMES,
  properties: SCHEMA_MAP,
  additionalProperties: SCHEMA,
  items: SCHEMA,
  allOf: SCHEMAS,
  anyOf: SCHEMAS,
  oneOf: SCHEMAS,
  not: SCHEMA,
}

/** JSON Schema 2020-12, Core section 10 and Validation section 6, without what 3.0 has too. */
const SINCE_31: Readonly<Record<string, Shape>> = {
  const: ANYTHING,
  prefixItems: SCHEMAS,
  contains: SCHEMA,
  minContains: COUNT,
  maxContains: COUNT,
  patternProperties: SCHEMA_MAP,
  propertyNames: SCHEMA,
  dependentRequired: {
    expects: 'a map of lists of names',
    accepts: (value) => isRecord(value) && Object.values(value).every(isTextList),
  },
  dependentSchemas: SCHEMA_MAP,
  if: SCHEMA,
  then: SCHEMA,
  else: SCHEMA,
  unevaluatedItems: SCHEMA,
  unevaluatedProperties: SCHEMA,
}

const ANNOTATIONS: Readonly<Record<string, Shape>> = {
  title: TEXT,
  description: TEXT,
  default: ANYTHING,
  examples: LIST,
  deprecated: FLAG,
  readOnly: FLAG,
  writeOnly: FLAG,
  contentEncoding: TEXT,
  contentMediaType: TEXT,
  // What it says of validity is in its `oneOf`; makers of values ask it for tags.
  discriminator: { expects: 'a Discriminator Object', accepts: isRecord },
}

function collectRules(
  shapes: Readonly<Record<string, Shape>>,
  kind: Pick<KeywordRule, 'isAnnotation' | 'isIn30'>,
): [string, KeywordRule][] {
  return Object.entries(shapes).map(([name, shape]) => [
    name,
    { content: 'value', ...shape, ...kind },
  ])
}

/** Every keyword that normalised schemas keep. All others are dropped. */
export const KEYWORDS: ReadonlyMap<string, KeywordRule> = new Map([
  ...collectRules(IN_30, { isAnnotation: false, isIn30: true }),
  ...collectRules(SINCE_31, { isAnnotation: false, isIn30: false }),
  ...collectRules(ANNOTATIONS, { isAnnotation: true, isIn30: true }),
])

/** Keywords that have their effect elsewhere, or none on values: dropped without a word. */
export const SILENT_KEYWORDS: ReadonlySet<string> = new Set([
  ...['$id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$defs', '$comment', '$schema'],
  ...['$vocabulary', 'definitions', 'nullable', 'example', 'xml', 'externalDocs'],
  ...['contentSchema', 'additionalItems', '$ref', 'summary', 'id'],
])
