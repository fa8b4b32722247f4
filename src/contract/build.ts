import type { OpenApiDocument } from '../document/model.js'
import type { SchemaStore } from '../schema/model.js'
import { readServers } from './access.js'
import { readCallbacks } from './callback.js'
import type { ApiOperation, Contract, TriggerOperation, WebhookOperation } from './model.js'
import { listOperations, type OperationNode, readOperation } from './operation.js'
import { createReader, type Entry, type Reader } from './reader.js'
import { createScope } from './scope.js'

/** Reads what a loaded document promises. Never throws: what is odd becomes a remark. */
export function buildContract(document: OpenApiDocument, schemas: SchemaStore): Contract {
  const reader = createReader(document)
  const { root } = reader
  const nameUniquely = createUniqueNames()
  const info = reader.getMap(root, 'info')
  const servers = readServers(reader, root) ?? []
  const paths = reader.ownEntries(reader.getMap(root, 'paths'))
  const operations = paths.flatMap((entry) =>
    listOperations(reader, entry.node).map((node) => ({ path: entry.key, node })),
  )
  const entries = operations.map(({ path, node }) =>
    describeOperation(path, node, () =>
      readTrigger(reader, schemas, path, node, servers, nameUniquely),
    ),
  )
  const triggers = entries
    .filter((_, index) => declaresCallbacks(operations[index]?.node))
    .map((entry) => entry.read())
    .filter((trigger) => trigger.callbacks.length > 0)
  const contract: Contract = {
    source: document.source,
    openapi: document.openapi,
    version: document.version,
    title: (info && reader.getText(info, 'title')) ?? '',
    ...(document.fetchedFrom === undefined ? {} : { fetchedFrom: document.fetchedFrom }),
    servers,
    triggers,
    webhooks: readWebhooks(reader, nameUniquely),
    operations: entries,
    remarks: reader.remarks,
    references: document.problems,
    schemas,
    locate: (place) => document.locate(place),
  }
  remarkRepeatedIds(reader, contract)
  return contract
}

function declaresCallbacks(operation: OperationNode | undefined): boolean {
  return operation !== undefined && Object.hasOwn(operation.node.value, 'callbacks')
}

function describeOperation(
  path: string,
  { method }: OperationNode,
  readNow: () => TriggerOperation,
): ApiOperation {
  let operation: TriggerOperation | undefined
  return { method, path, read: () => (operation ??= readNow()) }
}

function readTrigger(
  reader: Reader,
  schemas: SchemaStore,
  path: string,
  node: OperationNode,
  servers: Contract['servers'],
  nameUniquely: (name: string) => string,
): TriggerOperation {
  const operation = readOperation(reader, node)
  const label = `${operation.method} ${path}`
  const id = nameUniquely(operation.operationId ?? label)
  const scope = createScope(operation, label, schemas, 'request')
  return {
    ...operation,
    id,
    path,
    servers: readServers(reader, node.node) ?? readServers(reader, node.pathItem) ?? servers,
    callbacks: readCallbacks(node.node, {
      reader,
      schemas,
      owner: id,
      scope,
      nesting: 0,
      nameUniquely,
    }),
  }
}

function readWebhooks(reader: Reader, nameUniquely: (name: string) => string): WebhookOperation[] {
  const entries = ['webhooks', 'x-webhooks'].flatMap((key) =>
    reader.mapEntries(reader.getMap(reader.root, key)),
  )
  return entries.flatMap((entry: Entry) =>
    listOperations(reader, entry.node).map((node) => ({
      ...readOperation(reader, node),
      id: nameUniquely(`webhook ${entry.key}`),
      name: entry.key,
    })),
  )
}

/** OperationIds are unique in the whole document (OpenAPI 3.1.1, section 4.8.10.1). */
function remarkRepeatedIds(reader: Reader, contract: Contract): void {
  const seen = new Set<string>()
  for (const operation of [
    ...contract.triggers,
    ...contract.triggers.flatMap((one) => one.callbacks),
    ...contract.webhooks,
  ]) {
    const { operationId, place } = operation
    if (operationId === undefined) continue
    if (seen.has(operationId)) {
      const message = `the operationId ${operationId} stands more than once`
      reader.remark('document-duplicate-operation-id', message, place)
    }
    seen.add(operationId)
  }
}

/** Adds a number to names that were given before: `create_invoice (2)`. */
function createUniqueNames(): (name: string) => string {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}
