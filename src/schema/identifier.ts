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
