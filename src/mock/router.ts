import type { ApiOperation, Contract } from '../contract/model.js'
import { decodePercent } from '../sample/percent.js'
import { readBasePath } from './base-path.js'
import { findNearPath } from './near-path.js'
import { createRouteTree, type FoundLeaf, type RouteTree } from './route-tree.js'

export type Route =
  | FoundRoute
  /** The path is documented, with other methods. */
  | { readonly kind: 'other-method'; readonly path: string; readonly allowed: readonly string[] }
  | { readonly kind: 'none'; readonly nearest: string | undefined }

export interface FoundRoute {
  readonly kind: 'found'
  readonly operation: ApiOperation
  /** What stands in the place of each variable of the path, still encoded. */
  readonly values: ReadonlyMap<string, string>
}

export interface Router {
  /** `path` is that of the request, encoded and without its query. */
  find(method: string, path: string, query: string): Route
}

interface Candidate {
  readonly operation: ApiOperation
  readonly names: readonly string[]
  /** Paths of its servers. */
  readonly bases: readonly string[]
  /** What the documented path itself has behind a `?`. */
  readonly query: readonly string[]
}

type Leaf = Candidate[]

/**
 * Finds the operation of a request: below the path of one of its servers, else without it. Reads no
 * operation.
 */
export function createRouter(contract: Contract): Router {
  const tree: RouteTree<Leaf> = createRouteTree()
  const rootBases = contract.servers.map((server) => readBasePath(server, contract.fetchedFrom))
  for (const operation of contract.operations) {
    const { servers, path } = operation
    const [template = '', query = ''] = (path.split('#')[0] ?? '').split('?')
    tree
      .grow(template.startsWith('/') ? template : `/${template}`, () => [])
      .push({
        operation,
        names: [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name),
        bases: servers?.map((server) => readBasePath(server, contract.fetchedFrom)) ?? rootBases,
        query: query === '' ? [] : query.split('&'),
      })
  }
  const own = contract.operations.flatMap(({ servers = [] }) => servers)
  const bases = [...rootBases, ...own.map((one) => readBasePath(one, contract.fetchedFrom))]
  const prefixes = [...new Set(bases)]
    .filter((base) => base !== '')
    .sort((first, second) => second.length - first.length)
  const paths = [...new Set(contract.operations.map(({ path }) => path))]

  return {
    find(method, path, query) {
      const places = [
        ...prefixes
          .filter((base) => path.startsWith(`${base}/`))
          .flatMap((base) => findBelow(tree, path.slice(base.length), base)),
        ...tree.find(path),
      ]
      const asked = query === '' ? [] : query.split('&')
      for (const place of places) {
        const chosen = choose(place.leaf, method, asked)
        if (chosen !== undefined) return describeFound(chosen, place.values)
      }
      const [first] = places
      if (first === undefined) {
        const inner = prefixes.find((base) => path.startsWith(`${base}/`))
        return { kind: 'none', nearest: findNearPath(path.slice(inner?.length ?? 0), paths) }
      }
      const allowed = places.flatMap(({ leaf }) => leaf.map(({ operation }) => operation.method))
      return {
        kind: 'other-method',
        path: first.leaf[0]?.operation.path ?? path,
        allowed: [...new Set(allowed)],
      }
    },
  }
}

function findBelow(tree: RouteTree<Leaf>, path: string, base: string): FoundLeaf<Leaf>[] {
  return tree.find(path).flatMap(({ leaf, values }) => {
    const here = leaf.filter(({ bases }) => bases.includes(base))
    return here.length === 0 ? [] : [{ leaf: here, values }]
  })
}

/** Of paths that differ only in the query that is written into them, the one with most of it. */
function choose(leaf: Leaf, method: string, query: readonly string[]): Candidate | undefined {
  const [first, ...others] = leaf.filter(({ operation }) => operation.method === method)
  if (first === undefined || others.length === 0) return first
  const fitting = [first, ...others].filter((one) =>
    one.query.every((pair) => query.includes(pair)),
  )
  return fitting.sort((one, other) => other.query.length - one.query.length)[0] ?? first
}

function describeFound({ operation, names }: Candidate, values: readonly string[]): FoundRoute {
  const pairs = names.map((name, index) => [name, values[index] ?? ''] as const)
  return { kind: 'found', operation, values: new Map(pairs) }
}

/** Values of a path as an expression sees them. */
export function decodeValues(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...values].map(([name, value]) => [name, decodePercent(value)]))
}
