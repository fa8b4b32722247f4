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

  function findPlaces(path: string): readonly FoundLeaf<Leaf>[] {
    if (prefixes.length === 0) return tree.find(path)
    const below = prefixes
      .filter((base) => path.startsWith(`${base}/`))
      .flatMap((base) => findBelow(tree, path.slice(base.length), base))
    return [...below, ...tree.find(path)]
  }

  return {
    find(method, path, query) {
      const places = findPlaces(path)
      for (const { leaf, values } of places) {
        const chosen = choose(leaf, method, query)
        if (chosen !== undefined) return describeFound(chosen, values)
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
function choose(leaf: Leaf, method: string, query: string): Candidate | undefined {
  const isMeant = ({ operation }: Candidate) => operation.method === method
  const first = leaf.find(isMeant)
  if (first === undefined || leaf.length === 1) return first
  const asked = query.split('&')
  const fitting = leaf.filter(
    (one) => isMeant(one) && one.query.every((pair) => asked.includes(pair)),
  )
  return fitting.sort((one, other) => other.query.length - one.query.length)[0] ?? first
}

const NO_VALUES: ReadonlyMap<string, string> = new Map()

function describeFound({ operation, names }: Candidate, values: readonly string[]): FoundRoute {
  if (names.length === 0) return { kind: 'found', operation, values: NO_VALUES }
  const pairs = names.map((name, index) => [name, values[index] ?? ''] as const)
  return { kind: 'found', operation, values: new Map(pairs) }
}

/** Values of a path as an expression sees them. */
export function decodeValues(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (values.size === 0) return values
  return new Map([...values].map(([name, value]) => [name, decodePercent(value)]))
}
