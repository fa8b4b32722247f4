import { readSecurity } from './access.js'
import { readBody, readParameters, readResponses } from './content.js'
import type { Operation } from './model.js'
import { childPlace, type Entry, isMapNode, type MapNode, type Reader } from './reader.js'

const METHODS: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
]

/** An operation of a path item before it is known who calls it. */
export interface OperationNode {
  readonly method: string
  readonly node: MapNode
  readonly pathItem: MapNode
}

/** The operations of a path item, also those of 3.2's `additionalOperations`. */
export function listOperations(reader: Reader, pathItem: MapNode): OperationNode[] {
  const operations: OperationNode[] = []
  for (const key of Object.keys(pathItem.value)) {
    const method = key.toLowerCase()
    if (!METHODS.includes(method)) continue
    if (method !== key) {
      const place = childPlace(pathItem.place, key)
      reader.remark(
        'document-structure',
        `the method "${key}" is written ${method} in OpenAPI`,
        place,
      )
    }
    const node = reader.get(pathItem, key)
    if (node !== undefined && isMapNode(node)) {
      operations.push({ method: method.toUpperCase(), node, pathItem })
    }
  }
  for (const { key, node } of reader.mapEntries(reader.getMap(pathItem, 'additionalOperations'))) {
    operations.push({ method: key, node, pathItem })
  }
  return operations
}

/** What every operation has, whoever calls it. */
export function readOperation(
  reader: Reader,
  { method, node, pathItem }: OperationNode,
): Operation {
  const operationId = reader.getText(node, 'operationId')
  const body = readBody(reader, node)
  return {
    method,
    ...(operationId === undefined ? {} : { operationId }),
    parameters: readParameters(reader, pathItem, node),
    ...(body === undefined ? {} : { body }),
    responses: readResponses(reader, node),
    security: readSecurity(reader, node),
    place: node.place,
  }
}

/** Whether a mapping is an operation where a path item is meant (a level of `callbacks` left out). */
export function isOperationEntry(entry: Entry): boolean {
  return (
    METHODS.includes(entry.key.toLowerCase()) &&
    (Object.hasOwn(entry.node.value, 'responses') || Object.hasOwn(entry.node.value, 'requestBody'))
  )
}
