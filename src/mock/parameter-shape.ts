import type { Contract, Parameter } from '../contract/model.js'
import { listOptions, readTypes } from '../schema/coerce.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties } from '../schema/property.js'
import { isRecord } from '../schema/value.js'

/** What the text of a parameter stands for, by its schema. */
export interface ParameterShape {
  readonly kind: 'scalar' | 'list' | 'object'
  /** Whether it stands for itself and nothing else. */
  readonly isText: boolean
  /** A bundle, as all schemas here. */
  readonly schema: JsonSchema
  /** Of the elements of a list. */
  readonly items: JsonSchema
  /** Of the members of an object. */
  readonly members: ReadonlyMap<string, JsonSchema>
  /** Of members that are not declared. */
  readonly others: JsonSchema
}

const SHAPES = new WeakMap<Parameter, ParameterShape>()

/** Read once for each parameter of a contract. */
export function readShape(parameter: Parameter, { schemas }: Contract): ParameterShape {
  const known = SHAPES.get(parameter)
  if (known !== undefined) return known
  const schema =
    parameter.schema === undefined ? true : schemas.bundle(parameter.schema, 'request').schema
  const shape = describeShape(schema)
  SHAPES.set(parameter, shape)
  return shape
}

/** `schema` is a bundle. */
export function describeShape(schema: JsonSchema): ParameterShape {
  const options = listOptions(schema, schema)
  const types = new Set(options.flatMap(readTypes))
  const members = listProperties(schema)
  const $defs = isRecord(schema) ? schema.$defs : undefined
  const below = (part: unknown): JsonSchema => (isRecord(part) ? { ...part, $defs } : true)
  const isObject = types.has('object') || (types.size === 0 && members.size > 0)
  return {
    kind: types.has('array') ? 'list' : isObject ? 'object' : 'scalar',
    isText: types.size === 1 && types.has('string'),
    schema,
    items: below(options.find(({ items }) => isRecord(items))?.items),
    members,
    others: below(options.find((one) => isRecord(one.additionalProperties))?.additionalProperties),
  }
}
