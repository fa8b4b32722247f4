import { parseMediaType } from '../transport/headers.js'
import type { Parameter } from './model.js'
import { childPlace, type MapNode, type Reader } from './reader.js'

/**
 * The query parameters that one parameter `in: querystring` stands for (OpenAPI 3.2.0, section
 * 4.12.1): the properties of a form. Of any other media type the query is one text, and nothing of
 * it has a name.
 */
export function readQueryString(reader: Reader, node: MapNode): readonly Parameter[] {
  const form = reader
    .mapEntries(reader.getMap(node, 'content'))
    .find(({ key }) => parseMediaType(key)?.essence === 'application/x-www-form-urlencoded')
  const schema = form && reader.getMap(form.node, 'schema')
  if (schema === undefined) {
    const message = 'a query string that is no form with a schema has no parameters: it is left out'
    reader.remark('document-structure', message, node.place)
    return []
  }
  const isRequired = reader.getFlag(node, 'required') === true
  const { required } = schema.value
  const names: readonly unknown[] = isRequired && Array.isArray(required) ? required : []
  const properties = reader.getMap(schema, 'properties')
  return Object.keys(properties?.value ?? {}).map((name): Parameter => {
    const place = childPlace(properties?.place ?? node.place, name)
    const isNeeded = names.includes(name)
    const form = { style: 'form', explode: true, allowReserved: false, examples: [] }
    return { name, in: 'query', required: isNeeded, ...form, schema: place, place }
  })
}
