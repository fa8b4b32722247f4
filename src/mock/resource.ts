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

/** Reads paths alone, no operation. */
export function createResourceReader(operations: readonly ApiOperation[]): ResourceReader {
  const itemVariables = new Map<string, string>()
  const listed = new Set<string>()
  const described = new Map<string, RegExpExecArray | null>()
  for (const { method, path } of operations) {
    if (method === 'GET') listed.add(shapeOf(trimPath(path).replace(/\/$/, '')))
    const [, collection, variable] = ITEM.exec(trimPath(path)) ?? []
    if (collection !== undefined && variable !== undefined) {
      itemVariables.set(shapeOf(collection), variable)
    }
  }
  return {
    read(path, values) {
      const item = described.get(path) ?? ITEM.exec(trimPath(path))
      described.set(path, item)
      if (item !== null) {
        const [, collection = '', variable = ''] = item
        const id = values.get(variable) ?? ''
        return { kind: 'item', key: fill(collection, values), id, variable }
      }
      const collection = trimPath(path).replace(/\/$/, '')
      const shape = shapeOf(collection)
      const itemVariable = itemVariables.get(shape)
      if (itemVariable === undefined && !listed.has(shape)) return undefined
      return { kind: 'collection', key: fill(collection, values), itemVariable }
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
