import type { OpenApiDocument } from '../document/model.js'
import { parsePointer } from '../expression/pointer.js'
import type { Place } from '../schema/model.js'
import type { ApiOperation, LinkContract, TriggerOperation } from './model.js'
import { listOperations, type OperationNode } from './operation.js'
import { isMapNode, type Reader } from './reader.js'
import { walkReference } from './walk-reference.js'

export type LinkTarget =
  | { readonly ok: true; readonly read: () => TriggerOperation }
  /** As half a sentence. */
  | { readonly ok: false; readonly because: string }

export interface LinkTools {
  readonly document: OpenApiDocument
  readonly reader: Reader
  readonly operations: readonly ApiOperation[]
  /** Reads an operation of another document. */
  readonly readElsewhere: (path: string, node: OperationNode) => TriggerOperation
}

/** The operation that a link leads to, or why there is none. */
export function findLinkTarget(link: LinkContract, tools: LinkTools): LinkTarget {
  const { operationId, operationRef } = link
  if (operationId !== undefined && operationRef !== undefined) {
    return no('it has both an operationId and an operationRef, of which one is allowed')
  }
  if (operationRef !== undefined) return findByReference(operationRef, link.place, tools)
  if (operationId === undefined) return no('it has neither an operationId nor an operationRef')
  const found = tools.operations.find((one) => one.operationId === operationId)
  if (found !== undefined) return { ok: true, read: found.read }
  return no(`no operation has the operationId ${JSON.stringify(operationId)}`)
}

function findByReference(reference: string, from: Place, tools: LinkTools): LinkTarget {
  const { document, reader, operations, readElsewhere } = tools
  const walked = walkReference(document, reference, from.uri)
  if (!walked.ok) return walked
  const known = operations.find((one) => isSamePlace(one.place, walked.node.place))
  if (known !== undefined) return { ok: true, read: known.read }
  const [path = '', method = ''] = parsePointer(walked.pointer)?.slice(-2) ?? []
  const { owner } = walked
  const node =
    owner !== undefined && isMapNode(owner)
      ? listOperations(reader, owner).find((one) => one.method === method.toUpperCase())
      : undefined
  if (node === undefined) return no(`its operationRef ${JSON.stringify(reference)} is no operation`)
  return { ok: true, read: () => readElsewhere(path, node) }
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.pointer === other.pointer
}

function no(because: string): LinkTarget {
  return { ok: false, because }
}
