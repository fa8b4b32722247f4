import { coerceText } from '../schema/coerce.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties } from '../schema/property.js'

/**
 * A form body as the value that its schema means: numbers and booleans from their text, repeated
 * names as lists (OpenAPI 3.1.1, section 4.8.14.4).
 */
export function readForm(text: string, bundle: JsonSchema): Record<string, unknown> {
  const parameters = new URLSearchParams(text)
  const properties = listProperties(bundle)
  const form: Record<string, unknown> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const value = coerceText(values.join(','), properties.get(name) ?? true)
    Object.defineProperty(form, name, { value, enumerable: true })
  }
  return form
}
