import { formatPointer } from '../expression/pointer.js'
import { createLimitError, type DocumentLimits } from './limits.js'

/** A `$ref` as it stands in a file. */
export interface FileReference {
  readonly reference: string
  /** JSON Pointer of the object that holds it. */
  readonly pointer: string
  /** Base URI there: that of the file, unless `$self` or `$id` says otherwise. */
  readonly base: string
}

/** An `$anchor` or `$dynamicAnchor`. */
export interface Anchor {
  readonly name: string
  readonly base: string
  readonly pointer: string
}

/** What one walk over a file finds out. */
export interface Survey {
  /** Values in it, those behind aliases counted each time they are used. */
  readonly nodes: number
  /** By the text of the reference; where one is written several times, its first place. */
  readonly references: ReadonlyMap<string, FileReference>
  /** Pointers of what has a URI of its own (`$self`, `$id`), by that URI. */
  readonly resources: ReadonlyMap<string, string>
  readonly anchors: readonly Anchor[]
}

/**
 * What the members of a mapping are. `names`: called as the author likes, so a response named
 * `default` or a property named `example` is not the keyword. `patterned`: the same, but `x-` keys
 * are extensions. `examples`: names of Example Objects.
 */
type Members = 'keywords' | 'names' | 'patterned' | 'examples' | 'example' | 'data'

const MEMBERS: ReadonlyMap<string, Members> = new Map([
  ...listKeys('data', ['example', 'default', 'enum', 'const']),
  ...listKeys('examples', ['examples']),
  ...listKeys('patterned', ['paths', 'webhooks', 'x-webhooks', 'callbacks', 'responses']),
  ...listKeys('names', ['properties', 'patternProperties', 'dependentSchemas', '$defs']),
  ...listKeys('names', ['definitions', 'schemas', 'parameters', 'headers', 'requestBodies']),
  ...listKeys('names', ['securitySchemes', 'links', 'pathItems', 'mediaTypes', 'content']),
  ...listKeys('names', ['encoding', 'variables', 'additionalOperations']),
])

function listKeys(members: Members, keys: readonly string[]): (readonly [string, Members])[] {
  return keys.map((key) => [key, members] as const)
}

/**
 * Walks over parsed data once: counts values and depth, and collects references. `$ref` inside
 * `example`, `default`, `enum`, `const` and `x-` values is data. Throws
 * RINGBACK_ERR_DOCUMENT_LIMIT, which is also how data that contains itself ends.
 */
export function surveyData(
  data: unknown,
  uri: string,
  file: string,
  limits: DocumentLimits,
): Survey {
  const references = new Map<string, FileReference>()
  const resources = new Map<string, string>()
  const anchors: Anchor[] = []
  /** The keys on the way down: pointers are written for the few places that need one. */
  const path: string[] = []
  let nodes = 1

  function count(values: number): void {
    nodes += values
    if (nodes > limits.nodes) throw createLimitError('nodes', limits, file)
  }

  function enter(value: unknown, depth: number, members: Members, base: string): void {
    if (typeof value !== 'object' || value === null) return
    if (depth > limits.depth) throw createLimitError('depth', limits, file)
    if (Array.isArray(value)) enterList(value, depth, members, base)
    else enterMapping(value as Mapping, depth, members, base)
  }

  function enterList(list: readonly unknown[], depth: number, members: Members, base: string) {
    count(list.length)
    // Lists hold no names: `examples` that are a list are those of JSON Schema.
    const inside = members.startsWith('example') || members === 'data' ? 'data' : 'keywords'
    for (let index = 0; index < list.length; index++) {
      path[depth - 1] = String(index)
      enter(list[index], depth + 1, inside, base)
    }
  }

  function enterMapping(mapping: Mapping, depth: number, members: Members, outerBase: string) {
    const base = members === 'keywords' ? readBase(mapping, depth, outerBase) : outerBase
    const isData = members === 'data' || members === 'examples'
    let size = 0
    for (const key in mapping) {
      size++
      const value = mapping[key]
      if (typeof value === 'object') {
        path[depth - 1] = key
        enter(value, depth + 1, membersOf(key, members), base)
      } else if (!isData && key === '$ref' && typeof value === 'string') {
        addReference(value, depth, base)
      } else if (members === 'keywords' && key === 'operationRef' && isOtherFile(value)) {
        addReference(value.replace(/#.*/s, ''), depth, base)
      } else if (members === 'keywords' && isAnchor(key) && typeof value === 'string') {
        anchors.push({ name: value, base, pointer: writePointer(depth) })
      }
    }
    count(size)
  }

  function addReference(reference: string, depth: number, base: string): void {
    if (references.has(reference)) return
    references.set(reference, { reference, pointer: writePointer(depth), base })
  }

  function readBase(mapping: Mapping, depth: number, base: string): string {
    // `$self` is the document's own URI (OpenAPI 3.2.0, section 4.1.1).
    const id = depth === 1 && typeof mapping.$self === 'string' ? mapping.$self : mapping.$id
    if (typeof id !== 'string' || !URL.canParse(id, base)) return base
    const own = new URL(id, base)
    own.hash = ''
    resources.set(own.href, writePointer(depth))
    return own.href
  }

  function writePointer(depth: number): string {
    return formatPointer(path.slice(0, depth - 1))
  }

  enter(data, 1, 'keywords', uri)
  return { nodes, references, resources, anchors }
}

type Mapping = Readonly<Record<string, unknown>>

function membersOf(key: string, members: Members): Members {
  if (members === 'keywords') return MEMBERS.get(key) ?? (key.startsWith('x-') ? 'data' : members)
  if (members === 'names') return 'keywords'
  if (members === 'patterned') return key.startsWith('x-') ? 'data' : 'keywords'
  // An Example Object holds a value or is a Reference Object itself.
  return members === 'examples' ? 'example' : 'data'
}

/** Links to operations on other hosts are only texts, as long as nobody follows them. */
function isOtherFile(reference: unknown): reference is string {
  return typeof reference === 'string' && /^(?![a-z][a-z\d+.-]*:|\/\/)[^#]+#\//i.test(reference)
}

function isAnchor(key: string): boolean {
  return key === '$anchor' || key === '$dynamicAnchor'
}
