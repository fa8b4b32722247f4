import type { Parameter } from '../contract/model.js'
import { coerceText } from '../schema/coerce.js'
import { parseJsonText } from '../schema/json.js'
import type { ParameterShape } from './parameter-shape.js'
import type { WrittenTexts } from './parameter-text.js'

/**
 * What the texts of a parameter may mean, likeliest first, at least one: frameworks differ in how
 * they read lists, and a value is only wrong where no reading conforms. `written` are the same
 * texts before they were decoded: split first, so that an encoded comma belongs to its item. Clients
 * that encode a list with all its commas are understood as well.
 */
export function listReadings(
  parameter: Pick<Parameter, 'style' | 'explode'>,
  texts: readonly string[],
  shape: ParameterShape,
  written?: WrittenTexts,
): readonly unknown[] {
  const plain = listPlain(parameter, texts, shape, written)
  const json = texts.flatMap((text) => (STRUCTURE.test(text) ? parseStructure(text) : []))
  return json.length === 0 ? plain : [...plain, json[0], json]
}

function listPlain(
  { style, explode }: Pick<Parameter, 'style' | 'explode'>,
  texts: readonly string[],
  shape: ParameterShape,
  written: WrittenTexts | undefined,
): readonly unknown[] {
  const [first = ''] = texts
  if (shape.isText) return [first]
  if (shape.kind === 'scalar') return [coerceText(first, shape.schema), first]
  const wholes = [coerceText(texts.join(','), shape.schema)]
  if (written !== undefined) {
    wholes.unshift(coerceText(written.texts.join(','), shape.schema, written.decode))
  }
  if (shape.kind === 'object') return [...wholes, first]
  const coerceItem = (text: string) => coerceText(text, shape.items)
  const delimiter = DELIMITERS.get(style)
  if (delimiter !== undefined) {
    return [texts.flatMap((text) => text.split(delimiter)).map(coerceItem), ...wholes]
  }
  return explode || texts.length > 1
    ? [texts.map(coerceItem), ...wholes, first]
    : [...wholes, first]
}

const STRUCTURE = /^[[{]/

/** Objects and lists as JSON, which many clients send where nothing else is defined. */
function parseStructure(text: string): readonly unknown[] {
  const parsed = parseJsonText(text)
  return parsed.ok ? [parsed.value] : []
}

const DELIMITERS: ReadonlyMap<string, RegExp> = new Map([
  ['spaceDelimited', / |%20/],
  ['pipeDelimited', /\||%7C/i],
])

/** Members of an object that stand in the query by their own names; undefined where none does. */
export function readExploded(
  query: URLSearchParams,
  shape: ParameterShape,
): Readonly<Record<string, unknown>> | undefined {
  const present = [...shape.members].filter(([name]) => query.has(name))
  if (present.length === 0) return undefined
  const members = present.map(([name, schema]) => [
    name,
    coerceText(query.getAll(name).join(','), schema),
  ])
  return Object.fromEntries(members) as Record<string, unknown>
}
