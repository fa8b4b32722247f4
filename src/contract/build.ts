import type { OpenApiDocument } from '../document/model.js'
import type { SchemaStore } from '../schema/model.js'
import { readServers } from './access.js'
import { readCallbacks } from './callback.js'
import { findLinkTarget, type LinkTools } from './linked-operation.js'
import type { ApiOperation, Contract, TriggerOperation, WebhookOperation } from './model.js'
import { listOperations, type OperationNode, readOperation } from './operation.js'
import { createReader, type Entry, isMapNode, type Reader } from './reader.js'
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
    describeOperation(reader, path, node, () =>
      readTrigger(reader, schemas, path, node, servers, nameUniquely),
    ),
  )
  const triggers = entries
    .filter((_, index) => declaresCallbacks(operations[index]?.node))
    .map((entry) => entry.read())
    .filter((trigger) => trigger.callbacks.length > 0)
  const linkTools: LinkTools = {
    document,
    reader,
    operations: entries,
    readElsewhere: createElsewhereReader(document, reader, schemas, nameUniquely),
  }
  const contract: Contract = {
    source: document.source,
    openapi: document.openapi,
    version: document.version,
    title: (info && reader.getText(info, 'title')) ?? '',
    ...(document.fetchedFrom === undefined ? {} : { fetchedFrom: document.fetchedFrom }),
    files: document.files,
    servers,
    triggers,
    webhooks: readWebhooks(reader, nameUniquely),
    operations: entries,
    remarks: reader.remarks,
    references: document.problems,
    schemas,
    followLink: (link) => {
      const target = findLinkTarget(link, linkTools)
      return target.ok ? { ok: true, operation: target.read() } : target
    },
    locate: (place) => document.locate(place),
  }
  remarkRepeatedIds(reader, contract)
  remarkLinks(contract, linkTools)
  return contract
}

function declaresCallbacks(operation: OperationNode | undefined): boolean {
  return operation !== undefined && Object.hasOwn(operation.node.value, 'callbacks')
}

function describeOperation(
  reader: Reader,
  path: string,
  { method, node, pathItem }: OperationNode,
  readNow: () => TriggerOperation,
): ApiOperation {
  let operation: TriggerOperation | undefined
  const operationId = reader.getText(node, 'operationId')
  const servers = readServers(reader, node) ?? readServers(reader, pathItem)
  return {
    method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    ...(servers === undefined ? {} : { servers }),
    place: node.place,
    read: () => (operation ??= readNow()),
  }
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
  return entries.flatMap((entry: Entry) => {
    const operations = listOperations(reader, entry.node)
    if (operations.length === 0) {
      const message = `the webhook ${entry.key} documents no operation`
      reader.remark('document-structure', message, entry.keyPlace)
    }
    return operations.map((node) => ({
      ...readOperation(reader, node),
      id: nameUniquely(`webhook ${entry.key}`),
      name: entry.key,
    }))
  })
}

/** Operations of other documents, which links lead to; their servers are those of their own document. */
function createElsewhereReader(
  document: OpenApiDocument,
  reader: Reader,
  schemas: SchemaStore,
  nameUniquely: (name: string) => string,
): LinkTools['readElsewhere'] {
  const known = new Map<unknown, TriggerOperation>()
  return (path, node) => {
    const place = { uri: node.pathItem.place.uri, pointer: '' }
    const root = { value: document.read(place), place }
    const servers = isMapNode(root) ? readServers(reader, root) : undefined
    const operation =
      known.get(node.node.value) ??
      readTrigger(reader, schemas, path, node, servers ?? [], nameUniquely)
    known.set(node.node.value, operation)
    return operation
  }
}

function remarkLinks({ triggers }: Contract, tools: LinkTools): void {
  for (const link of triggers.flatMap((one) => one.responses.flatMap(({ links = [] }) => links))) {
    const target = findLinkTarget(link, tools)
    if (target.ok) continue
    const message = `the link ${link.name} cannot be followed: ${target.because}`
    tools.reader.remark('document-link-dangling', message, link.place)
  }
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
