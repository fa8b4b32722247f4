import { evaluatePointer } from '../expression/pointer.js'
import type { JsonSchema, SchemaIssue, SchemaSource } from './model.js'
import { createSchemaStore } from './store.js'

const URI = 'ringback:schema'

/**
 * Violations of a JSON Schema (2020-12) whose references stay within itself; most telling first,
 * empty when `value` conforms. Throws for a schema that cannot be used.
 */
export function validateJson(schema: JsonSchema, value: unknown): readonly SchemaIssue[] {
  const source: SchemaSource = {
    read: ({ pointer }) => evaluatePointer(schema, pointer),
    resolve: (reference) => {
      const place = { uri: URI, pointer: reference.replace(/^#/, '') }
      return { ok: true, place, value: evaluatePointer(schema, place.pointer) }
    },
    versionOf: () => '3.1',
  }
  const compiled = createSchemaStore(source).compile({ uri: URI, pointer: '' }, 'request')
  if (!compiled.ok) throw new Error(compiled.because)
  return compiled.check(value)
}
