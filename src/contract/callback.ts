import type { Place, SchemaStore } from '../schema/model.js'
import { readKey } from './expression.js'
import type { CallbackOperation } from './model.js'
import { isOperationEntry, listOperations, type OperationNode, readOperation } from './operation.js'
import { type Entry, type MapNode, type Reader } from './reader.js'
import { createScope, type ExpressionScope } from './scope.js'

/** Callbacks within callbacks are real (3GPP), but only a hostile document nests them deeply. */
const MAX_NESTING = 4

interface CallbackContext {
  readonly reader: Reader
  readonly schemas: SchemaStore
  /** Id of the trigger operation, or of the outer callback. */
  readonly owner: string
  readonly scope: ExpressionScope
  readonly nesting: number
  readonly nameUniquely: (name: string) => string
}

/** All operations of all callback path items that an operation declares. */
export function readCallbacks(operation: MapNode, context: CallbackContext): CallbackOperation[] {
  const { reader } = context
  const node = reader.getMap(operation, 'callbacks')
  const callbacks = reader.mapEntries(node)
  if (node !== undefined && Object.keys(node.value).length === 0) {
    reader.remark('document-structure', 'callbacks is empty: it promises nothing', node.place)
  }
  return callbacks.flatMap((callback) => readCallbackObject(callback, context))
}

function readCallbackObject(callback: Entry, context: CallbackContext): CallbackOperation[] {
  const { reader } = context
  const entries = reader.ownEntries(callback.node)
  if (Object.keys(callback.node.value).length === 0) {
    const message = `the callback ${callback.key} documents no operation`
    reader.remark('document-structure', message, callback.keyPlace)
  }
  if (entries.length > 0 && entries.every(isOperationEntry)) {
    const message = `the callback ${callback.key} has no expression: its operations stand directly under its name`
    reader.remark('document-structure', message, callback.keyPlace)
    return readPathItem('', callback.keyPlace, callback.node, callback.key, context)
  }
  return entries.flatMap((entry) =>
    readPathItem(entry.key, entry.keyPlace, entry.node, callback.key, context),
  )
}

function readPathItem(
  key: string,
  keyPlace: Place,
  pathItem: MapNode,
  name: string,
  context: CallbackContext,
): CallbackOperation[] {
  const operations = listOperations(context.reader, pathItem)
  if (operations.length === 0) {
    context.reader.remark(
      'document-structure',
      `the callback ${name} documents no operation`,
      keyPlace,
    )
  }
  return operations.map((operation) =>
    readCallbackOperation(operation, { key, keyPlace, name, context }),
  )
}

interface CallbackSite {
  readonly key: string
  readonly keyPlace: Place
  readonly name: string
  readonly context: CallbackContext
}

function readCallbackOperation(
  node: OperationNode,
  { key, keyPlace, name, context }: CallbackSite,
): CallbackOperation {
  const { reader, schemas, scope, nesting, nameUniquely } = context
  const operation = readOperation(reader, node)
  const wildcards = new Set(
    operation.parameters.filter((one) => one.in === 'path').map((one) => one.name),
  )
  const { faults, ...read } = readKey(key, scope, wildcards)
  const id = nameUniquely(`${context.owner} > ${name}`)
  const label = `${operation.method} ${key}`
  return {
    ...operation,
    ...read,
    id,
    name,
    expressionFaults: faults,
    keyPlace,
    callbacks:
      nesting >= MAX_NESTING
        ? []
        : readCallbacks(node.node, {
            reader,
            schemas,
            owner: id,
            scope: createScope(operation, label, schemas, 'callback'),
            nesting: nesting + 1,
            nameUniquely,
          }),
  }
}
