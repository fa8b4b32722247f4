import type { Place } from './model.js'
import { placeBelow } from './place.js'
import { resolveUri } from './uri.js'
import { isRecord, readMember } from './value.js'

/** What the schemas of one document call themselves. */
export interface IdentifierIndex {
  /** By `$anchor` or `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, readonly Place[]>
  /** By `$id`, made absolute, without fragment. */
  readonly resources: ReadonlyMap<string, Place>
}

/** Parts of a document that are looked at. */
const PART_LIMIT = 1_000_000
/** Their values are data, not schemas. */
const DATA_KEYWORDS = new Set(['const', 'enum', 'default', 'example', 'examples'])

/** Collects the identifiers of all schemas in a document; JSON Schema 2020-12, Core, section 8.2. */
export function indexIdentifiers(root: unknown, uri: string): IdentifierIndex {
  const anchors = new Map<string, Place[]>()
  const resources = new Map<string, Place>()
  const open: { value: unknown; place: Place; base: string }[] = [
    { value: root, place: { uri, pointer: '' }, base: uri },
  ]
  let parts = 0
  for (let part = open.pop(); part !== undefined && parts < PART_LIMIT; part = open.pop()) {
    const { value, place } = part
    parts++
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        open.push({ value: item, place: placeBelow(place, index), base: part.base })
      })
    }
    if (!isRecord(value)) continue
    for (const anchor of [readMember(value, '$anchor'), readMember(value, '$dynamicAnchor')]) {
      if (typeof anchor === 'string') anchors.set(anchor, [...(anchors.get(anchor) ?? []), place])
    }
    const id = readMember(value, '$id')
    const base = typeof id === 'string' ? resolveUri(id, part.base) : part.base
    if (typeof id === 'string') resources.set(base.split('#', 1)[0] ?? base, place)
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'object' || member === null || DATA_KEYWORDS.has(name)) continue
      open.push({ value: member, place: placeBelow(place, name), base })
    }
  }
  return { anchors, resources }
}

/** Whether anything in a document has an `$id`, be it a schema or not: far cheaper than an index. */
export function hasIdentifier(root: unknown): boolean {
  const open = [root]
  for (let parts = 0; open.length > 0; parts++) {
    // It cannot be told in time, so one is to be reckoned with.
    if (parts > PART_LIMIT) return true
    const value = open.pop()
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') open.push(item)
    } else if (isRecord(value)) {
      for (const name of Object.keys(value)) {
        const member = value[name]
        if (typeof member === 'object') open.push(member)
        else if (name === '$id' && typeof member === 'string') return true
      }
    }
  }
  return false
}
