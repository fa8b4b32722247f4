import { coerceText, coerceTexts } from '../schema/coerce.js'
import type { JsonSchema } from '../schema/model.js'
import { describeShape } from './parameter-shape.js'

/** More keys, or deeper ones, are no parameter but an attack. */
const MOST_KEYS = 1000
const DEEPEST = 8

type Branch = Map<string, Branch | string[]>

function createBranch(): Branch {
  return new Map()
}

/**
 * The object that `name[a]=1&name[b][c]=2` stands for (style deepObject); undefined where no key of
 * that name is there. `schema` is a bundle. What the specification leaves open is read the way that
 * most servers do: deeper objects, and lists as `name[a][]=1` or repeated keys.
 */
export function readDeepObject(query: URLSearchParams, name: string, schema: JsonSchema): unknown {
  const root = createBranch()
  let count = 0
  for (const [key, text] of query) {
    if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue
    count += 1
    const path = key.slice(name.length + 1, -1).split('][')
    if (count > MOST_KEYS || path.length > DEEPEST) break
    plant(root, path, text)
  }
  return count === 0 ? undefined : harvest(root, schema)
}

function plant(branch: Branch, path: readonly string[], text: string): void {
  const [token = '', ...rest] = path.at(-1) === '' ? path.slice(0, -1) : path
  const known = branch.get(token)
  if (rest.length === 0) {
    branch.set(token, [...(Array.isArray(known) ? known : []), text])
    return
  }
  const next = known === undefined || Array.isArray(known) ? createBranch() : known
  branch.set(token, next)
  plant(next, rest, text)
}

function harvest(branch: Branch, schema: JsonSchema): unknown {
  const { kind, items, members, others } = describeShape(schema)
  const read = (below: Branch | string[], inner: JsonSchema) =>
    Array.isArray(below) ? coerceTexts(below, inner) : harvest(below, inner)
  if (kind === 'list') {
    return [...branch].flatMap(([name, below]) =>
      name === '' && Array.isArray(below)
        ? below.map((text) => coerceText(text, items))
        : [read(below, items)],
    )
  }
  return Object.fromEntries(
    [...branch].map(([name, below]) => [name, read(below, members.get(name) ?? others)]),
  )
}
