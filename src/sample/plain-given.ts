import { isRecord } from '../schema/value.js'
import { readKeyword, readList, type SchemaObject } from './keyword.js'
import type { PlainOptions, PlainPosition } from './plain-model.js'

/** Values that the schema itself names: its `const`, else its examples and default, else `enum`. */
export function listGiven(
  schema: SchemaObject,
  position: PlainPosition,
  { isDocumented }: PlainOptions,
): readonly unknown[] {
  if (Object.hasOwn(schema, 'const')) return [schema['const']]
  const documented = isDocumented === false ? [] : listDocumented(schema)
  const isComplete = (value: unknown) =>
    position.wanted.every(([name = '']) => isRecord(value) && Object.hasOwn(value, name))
  const usable = documented.filter(isComplete)
  const [first] = usable
  // Items of a list differ: an example serves only the first, unless there are several.
  if (first !== undefined && position.ordinal < usable.length) return usable
  const values = readList(schema, 'enum')
  const telling = values.filter((value) => value !== null)
  return telling.length > 0 ? telling : values
}

/** The examples of a schema and its default, as far as they say something. */
function listDocumented(schema: SchemaObject): readonly unknown[] {
  const singles = [readKeyword(schema, 'example'), readKeyword(schema, 'default')]
  return [...readList(schema, 'examples'), ...singles].filter(
    (value) => value !== undefined && value !== null,
  )
}
