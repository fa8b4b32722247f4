import { coerceTexts } from '../schema/coerce.js'
import { parseJsonText } from '../schema/json.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties, readItems, readWrittenForm } from '../schema/property.js'

/**
 * A form body as the value that its schema means: numbers and booleans from their text, repeated
 * names as lists, objects from JSON (OpenAPI 3.1.1, section 4.8.14.4).
 */
export function readForm(text: string, bundle: JsonSchema): Record<string, unknown> {
  const parameters = new URLSearchParams(text)
  const properties = listProperties(bundle)
  const form: Record<string, unknown> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const value = readValue(values, properties.get(name) ?? true)
    Object.defineProperty(form, name, { value, enumerable: true })
  }
  return form
}

function readValue(texts: readonly string[], schema: JsonSchema): unknown {
  const { form, isList } = readWrittenForm(schema)
  const parsed = form === 'json' ? texts.map(readJson) : []
  const [first] = parsed
  if (first === undefined || parsed.includes(undefined)) return coerceTexts(texts, schema)
  // One list may be all of the value, unless its items are lists.
  const isAll = Array.isArray(first) && !readWrittenForm(readItems(schema)).isList
  const isWhole = parsed.length === 1 && (!isList || isAll)
  return isWhole ? first : parsed
}

/** Undefined for what is neither an object nor a list: it may be written in a style. */
function readJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  const parsed = parseJsonText(text)
  return parsed.ok ? parsed.value : undefined
}
