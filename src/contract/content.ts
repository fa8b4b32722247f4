import { parseMediaType } from '../transport/headers.js'
import { readLinks } from './link.js'
import type {
  BodyContract,
  MediaTypeContract,
  Parameter,
  ParameterPlace,
  ResponseContract,
} from './model.js'
import { readQueryString } from './query-string.js'
import { childPlace, type Entry, type MapNode, type Reader } from './reader.js'

const PARAMETER_PLACES: readonly string[] = ['path', 'query', 'header', 'cookie']

/** Default serialisation styles (OpenAPI 3.1.1, section 4.8.12.2.2). */
const DEFAULT_STYLES = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const

/** Parameters of a path item and of its operation: the operation's win by place and name. */
export function readParameters(reader: Reader, pathItem: MapNode, operation: MapNode): Parameter[] {
  const byKey = new Map<string, Parameter>()
  for (const node of [
    ...reader.mapItems(pathItem, 'parameters'),
    ...reader.mapItems(operation, 'parameters'),
  ]) {
    for (const parameter of readParameter(reader, node)) {
      byKey.set(`${parameter.in} ${parameter.name}`, parameter)
    }
  }
  return [...byKey.values()]
}

function readParameter(reader: Reader, node: MapNode): readonly Parameter[] {
  const name = reader.getText(node, 'name')
  const place = reader.getText(node, 'in')
  if (place === 'querystring') return readQueryString(reader, node)
  if (name === undefined || !isParameterPlace(place)) {
    reader.remark(
      'document-structure',
      'a parameter needs a name and "in" (path, query, header or cookie): it is left out',
      node.place,
    )
    return []
  }
  return [describeParameter(reader, node, name, place)]
}

function describeParameter(
  reader: Reader,
  node: MapNode,
  name: string,
  place: ParameterPlace,
): Parameter {
  const [medium] = readContent(reader, node)
  const style = reader.getText(node, 'style') ?? DEFAULT_STYLES[place]
  const schema = medium?.schema ?? readSchemaPlace(reader, node)
  return {
    name,
    in: place,
    required: place === 'path' || reader.getFlag(node, 'required') === true,
    style,
    explode: reader.getFlag(node, 'explode') ?? style === 'form',
    allowReserved: reader.getFlag(node, 'allowReserved') === true,
    ...(schema === undefined ? {} : { schema }),
    ...(medium === undefined ? {} : { mediaType: medium.type }),
    examples: medium?.examples ?? readExamples(reader, node).map(({ value }) => value),
    place: node.place,
  }
}

/** The `content` map of a request body, response or parameter. */
function readContent(reader: Reader, node: MapNode): MediaTypeContract[] {
  return reader.mapEntries(reader.getMap(node, 'content')).map(({ key, node: medium }) => {
    const schema = readSchemaPlace(reader, medium)
    const schemaName = readSchemaName(medium)
    const partTypes = readPartTypes(reader, medium)
    const examples = readExamples(reader, medium)
    const mediaType = parseMediaType(key)
    return {
      type: key,
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(schema === undefined ? {} : { schema }),
      ...(schemaName === undefined ? {} : { schemaName }),
      ...(partTypes.size === 0 ? {} : { partTypes }),
      examples: examples.map(({ value }) => value),
      ...(examples.some(({ name }) => name !== '')
        ? { exampleNames: examples.map(({ name }) => name) }
        : {}),
      place: medium.place,
    }
  })
}

/** `encoding` of a media type (OpenAPI 3.1.1, section 4.8.15). */
function readPartTypes(reader: Reader, medium: MapNode): ReadonlyMap<string, string> {
  const types = new Map<string, string>()
  for (const { key, node } of reader.mapEntries(reader.getMap(medium, 'encoding'))) {
    const type = reader.getText(node, 'contentType')
    if (type !== undefined) types.set(key, type)
  }
  return types
}

export function readBody(reader: Reader, operation: MapNode): BodyContract | undefined {
  const node = reader.getMap(operation, 'requestBody')
  if (node === undefined) return undefined
  return {
    required: reader.getFlag(node, 'required') === true,
    content: readContent(reader, node),
    place: node.place,
  }
}

export function readResponses(reader: Reader, operation: MapNode): ResponseContract[] {
  const responses = reader.getMap(operation, 'responses')
  const entries = [...reader.ownEntries(responses), ...listUnread(reader, responses)]
  return entries.map(({ key, node, keyPlace }) => {
    const status = key === 'default' ? key : key.toUpperCase()
    if (status !== key) {
      reader.remark(
        'document-structure',
        `the response range "${key}" is written ${status} in OpenAPI`,
        keyPlace,
      )
    }
    const links = readLinks(reader, node)
    return {
      status,
      description: reader.getText(node, 'description') ?? '',
      headers: reader
        .mapEntries(reader.getMap(node, 'headers'))
        .map((header) => describeParameter(reader, header.node, header.key, 'header')),
      content: readContent(reader, node),
      ...(links.length === 0 ? {} : { links }),
      place: node.place,
    }
  })
}

/** A status whose reference cannot be followed is documented all the same; what it promises is not known. */
function listUnread(reader: Reader, responses: MapNode | undefined): Entry[] {
  if (responses === undefined) return []
  const unread = Object.keys(responses.value).filter(
    (key) => STATUS.test(key) && reader.get(responses, key) === undefined,
  )
  return unread.map((key) => {
    const keyPlace = childPlace(responses.place, key)
    return { key, node: { value: {}, place: keyPlace }, keyPlace }
  })
}

const STATUS = /^(?:[1-5](?:\d\d|xx)|default)$/i

/** Where the schema stands: its own place, not that of what it refers to. */
function readSchemaPlace(reader: Reader, node: MapNode): Parameter['schema'] {
  if (!Object.hasOwn(node.value, 'schema') || node.value['schema'] === null) return undefined
  return childPlace(node.place, 'schema')
}

function readSchemaName(node: MapNode): string | undefined {
  const schema = node.value['schema']
  if (typeof schema !== 'object' || schema === null || !('$ref' in schema)) return undefined
  return typeof schema.$ref === 'string' ? /([^/#]+)$/.exec(schema.$ref)?.[1] : undefined
}

interface NamedExample {
  /** '' for `example`, which has none. */
  readonly name: string
  readonly value: unknown
}

/** `example` first, then the values of `examples` (external ones are left out). */
function readExamples(reader: Reader, { value, place }: MapNode): NamedExample[] {
  const single = Object.hasOwn(value, 'example') ? [{ name: '', value: value['example'] }] : []
  const several = reader
    .mapEntries(reader.getMap({ value, place }, 'examples'))
    .flatMap(({ key, node }) => {
      const member = ['value', 'dataValue'].find((one) => Object.hasOwn(node.value, one))
      return member === undefined ? [] : [{ name: key, value: node.value[member] }]
    })
  return [...single, ...several]
}

function isParameterPlace(text: string | undefined): text is ParameterPlace {
  return text !== undefined && PARAMETER_PLACES.includes(text)
}
