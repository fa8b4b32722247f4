import { decodePercent } from '../sample/percent.js'
import { matchSegment, type PathSegment, readSegment } from './path-segment.js'

/** Documented paths by their segments: what is kept at each is up to whoever fills it. */
export interface RouteTree<Leaf> {
  /** The same leaf for paths that differ in the names of their variables only. */
  grow(path: string, create: () => Leaf): Leaf
  /** What fits the path of a request, likeliest first. */
  find(path: string): readonly FoundLeaf<Leaf>[]
}

export interface FoundLeaf<Leaf> {
  readonly leaf: Leaf
  /** What stands in the places of the variables, in order and still encoded. */
  readonly values: readonly string[]
}

interface Branch<Leaf> {
  readonly fixed: Map<string, Branch<Leaf>>
  readonly variable: VariableBranch<Leaf>[]
  leaf?: Leaf
}

interface VariableBranch<Leaf> {
  readonly shape: string
  readonly segment: PathSegment
  readonly branch: Branch<Leaf>
}

/**
 * An index of paths. At each segment fixed text comes before variables (OpenAPI 3.1.1, section
 * 4.8.8.2), and of those the ones with more text around them. A slash at the end counts.
 */
export function createRouteTree<Leaf extends object>(): RouteTree<Leaf> {
  const root = createBranch<Leaf>()
  return {
    grow(path, create) {
      let branch = root
      for (const segment of path.split('/')) branch = enter(branch, segment)
      return (branch.leaf ??= create())
    },
    find(path) {
      const found: FoundLeaf<Leaf>[] = []
      search(root, path.split('/'), 0, [], found)
      return found
    },
  }
}

function createBranch<Leaf>(): Branch<Leaf> {
  return { fixed: new Map(), variable: [] }
}

function enter<Leaf>(branch: Branch<Leaf>, template: string): Branch<Leaf> {
  const segment = readSegment(template)
  if (segment.names.length === 0) {
    const key = decodePercent(template)
    const next = branch.fixed.get(key) ?? createBranch<Leaf>()
    branch.fixed.set(key, next)
    return next
  }
  const shape = segment.texts.join('{}')
  const known = branch.variable.find((one) => one.shape === shape)
  if (known !== undefined) return known.branch
  const next = createBranch<Leaf>()
  branch.variable.push({ shape, segment, branch: next })
  branch.variable.sort((first, second) => second.shape.length - first.shape.length)
  return next
}

/** Each branch is entered once at most: two of them never share one. */
function search<Leaf>(
  branch: Branch<Leaf>,
  segments: readonly string[],
  depth: number,
  values: readonly string[],
  found: FoundLeaf<Leaf>[],
): void {
  const segment = segments[depth]
  if (segment === undefined) {
    if (branch.leaf !== undefined) found.push({ leaf: branch.leaf, values })
    return
  }
  const fixed = branch.fixed.get(segment) ?? branch.fixed.get(decodePercent(segment))
  if (fixed !== undefined) search(fixed, segments, depth + 1, values, found)
  for (const { segment: pattern, branch: next } of branch.variable) {
    const matched = matchSegment(pattern, segment) ?? matchSegment(pattern, decodePercent(segment))
    if (matched !== undefined) search(next, segments, depth + 1, [...values, ...matched], found)
  }
}
