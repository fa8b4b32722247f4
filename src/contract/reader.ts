import type { OpenApiDocument } from '../document/model.js'
import type { Place } from '../schema/model.js'
import type { DocumentRemark } from './model.js'

/** A value of the document and where it stands, references followed. */
export interface Node {
  readonly value: unknown
  readonly place: Place
}

/** A node that is known to be a mapping. */
export interface MapNode extends Node {
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * The only hands that touch the raw document. Everything read through it may be of any type: what
 * has the wrong one is left out and remarked upon, never thrown at.
 */
export interface Reader {
  readonly root: MapNode
  readonly remarks: readonly DocumentRemark[]
  remark(code: DocumentRemark['code'], message: string, place: Place): void
  /** The member `key`, references followed; undefined where it is absent or leads nowhere. */
  get(node: MapNode, key: string): Node | undefined
  /** The same, where a mapping is meant. */
  getMap(node: MapNode, key: string): MapNode | undefined
  getText(node: MapNode, key: string): string | undefined
  getFlag(node: MapNode, key: string): boolean | undefined
  /** Members that are mappings, references followed, each with the place of its own key. */
  mapEntries(node: MapNode | undefined): Entry[]
  /** The same of an object that may hold extensions: `x-` members are none of its entries. */
  ownEntries(node: MapNode | undefined): Entry[]
  /** Items that are mappings, references followed; a map in the place of a list is read as one. */
  mapItems(node: MapNode, key: string): MapNode[]
}

export interface Entry {
  readonly key: string
  readonly node: MapNode
  /** Where the entry itself stands, before references. */
  readonly keyPlace: Place
}

export function createReader(document: OpenApiDocument): Reader {
  const remarks: DocumentRemark[] = []
  const remarked = new Set<string>()

  function remark(code: DocumentRemark['code'], message: string, place: Place): void {
    const key = `${code} ${place.uri}#${place.pointer} ${message}`
    if (remarked.has(key)) return
    remarked.add(key)
    remarks.push({ code, message, place })
  }

  function follow(value: unknown, place: Place): Node | undefined {
    const followed = document.follow(value, place)
    if (followed.ok) return { value: followed.value, place: followed.place }
    // The problem is told where it was first met, so that one file that is missing is one finding.
    const problem = document.problems.find((one) => one.target === followed.target)
    const code =
      followed.kind === 'refused' ? 'document-reference-refused' : 'document-reference-dangling'
    remark(code, problem?.message ?? followed.because, problem?.place ?? followed.place)
    return undefined
  }

  function get(node: MapNode, key: string): Node | undefined {
    if (!Object.hasOwn(node.value, key)) return undefined
    const value = node.value[key]
    if (value === undefined || value === null) return undefined
    return follow(value, childPlace(node.place, key))
  }

  function getMap(node: MapNode, key: string): MapNode | undefined {
    const child = get(node, key)
    if (child === undefined) return undefined
    if (isMapNode(child)) return child
    remark(
      'document-structure',
      `${key} should be a mapping, but is ${kindOf(child.value)}`,
      child.place,
    )
    return undefined
  }

  function mapEntries(node: MapNode | undefined): Entry[] {
    if (node === undefined) return []
    const entries: Entry[] = []
    for (const key of Object.keys(node.value)) {
      const child = get(node, key)
      const keyPlace = childPlace(node.place, key)
      if (child !== undefined && isMapNode(child)) entries.push({ key, node: child, keyPlace })
      else remarkEntry(node.value[key], child, key, keyPlace)
    }
    return entries
  }

  /** Extensions are as they like; a reference that leads nowhere has been told. */
  function remarkEntry(
    value: unknown,
    child: Node | undefined,
    key: string,
    keyPlace: Place,
  ): void {
    const isBroken = child === undefined && value !== undefined && value !== null
    if (key.startsWith('x-') || isBroken) return
    const kind = kindOf(child?.value ?? null)
    remark('document-structure', `${key} should be a mapping, but is ${kind}`, keyPlace)
  }

  function mapItems(node: MapNode, key: string): MapNode[] {
    const list = get(node, key)
    if (list === undefined) return []
    if (Array.isArray(list.value)) {
      return list.value.flatMap((item: unknown, index) => {
        const child = follow(item, childPlace(list.place, String(index)))
        return child !== undefined && isMapNode(child) ? [child] : []
      })
    }
    if (!isMapNode(list)) return []
    remark(
      'document-structure',
      `${key} should be a list, but is a mapping: its values are read`,
      list.place,
    )
    return mapEntries(list).map((entry) => entry.node)
  }

  return {
    root: { value: document.root, place: { uri: document.uri, pointer: '' } },
    remarks,
    remark,
    get,
    getMap,
    getText: (node, key) => {
      const value = get(node, key)?.value
      return typeof value === 'string' ? value : undefined
    },
    getFlag: (node, key) => {
      const value = get(node, key)?.value
      return typeof value === 'boolean' ? value : undefined
    },
    mapEntries,
    ownEntries: (node) => mapEntries(node).filter(({ key }) => !key.startsWith('x-')),
    mapItems,
  }
}

export function isMapNode(node: Node): node is MapNode {
  return typeof node.value === 'object' && node.value !== null && !Array.isArray(node.value)
}

/** The place of a member of what stands at `place` (RFC 6901, section 4). */
export function childPlace(place: Place, key: string): Place {
  return {
    uri: place.uri,
    pointer: `${place.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
