import type { ApiOperation } from '../contract/model.js'
import { encodePercent } from '../sample/percent.js'

/** What an operation is about, by its path alone. */
export type Resource =
  /** `/invoices/`, which can be listed, or whose items are at `/invoices/{id}`. */
  | { readonly kind: 'collection'; readonly key: string; readonly itemVariable: string | undefined }
  /** One of them; `variable` names it in the path. */
  | { readonly kind: 'item'; readonly key: string; readonly id: string; readonly variable: string }

/** Tells collections and items. */
export interface ResourceReader {
  /** Undefined for paths that are neither. `values` are decoded. */
  read(path: string, values: ReadonlyMap<string, string>): Resource | undefined
}

const ITEM = /^(.*)\/\{([^{}]*)\}\/?$/s

/** What all paths of one template are. */
interface ResourceShape {
  readonly kind: Resource['kind']
  readonly collection: string
  readonly hasVariables: boolean
  /** Of the item. */
  readonly variable: string | undefined
}

/** Reads paths alone, no operation. */
export function createResourceReader(operations: readonly ApiOperation[]): ResourceReader {
  const itemVariables = new Map<string, string>()
  const listed = new Set<string>()
  const known = new Map<string, ResourceShape | undefined>()
  for (const { method, path } of operations) {
    if (method === 'GET') listed.add(shapeOf(trimPath(path).replace(/\/$/, '')))
    const [, collection, variable] = ITEM.exec(trimPath(path)) ?? []
    if (collection !== undefined && variable !== undefined) {
      itemVariables.set(shapeOf(collection), variable)
    }
  }

  function describe(path: string): ResourceShape | undefined {
    const [item, owner = '', own = ''] = ITEM.exec(trimPath(path)) ?? []
    const collection = item === undefined ? trimPath(path).replace(/\/$/, '') : owner
    const hasVariables = collection.includes('{')
    if (item !== undefined) return { kind: 'item', collection, hasVariables, variable: own }
    const shape = shapeOf(collection)
    const variable = itemVariables.get(shape)
    if (variable === undefined && !listed.has(shape)) return undefined
    return { kind: 'collection', collection, hasVariables, variable }
  }

  return {
    read(path, values) {
      const shape = known.has(path) ? known.get(path) : describe(path)
      known.set(path, shape)
      if (shape === undefined) return undefined
      const { kind, collection, hasVariables, variable } = shape
      const key = hasVariables ? fill(collection, values) : collection
      if (kind === 'collection') return { kind, key, itemVariable: variable }
      const own = variable ?? ''
      return { kind, key, id: values.get(own) ?? '', variable: own }
    },
  }
}

function trimPath(path: string): string {
  return path.replace(/[?#].*$/s, '')
}

function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/** Slashes inside values are told from those between segments. */
function fill(path: string, values: ReadonlyMap<string, string>): string {
  return path.replace(/\{([^{}]*)\}/g, (_, name: string) => encodePercent(values.get(name) ?? ''))
}
