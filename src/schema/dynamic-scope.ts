import type { Place } from './model.js'
import { keyOfPlace, placeBelow } from './place.js'
import { isRecord, readMember } from './value.js'

/**
 * Where each dynamic anchor leads: to the outermost schema that carries it on the way from the root
 * of the bundle. JSON Schema 2020-12, Core, section 8.2.3.2. Since bundles hold one copy of a schema
 * per scope, every `$dynamicRef` becomes a plain `$ref`.
 */
export type DynamicScope = ReadonlyMap<string, Place>

export const NO_SCOPE: DynamicScope = new Map()

/** The scope inside of `raw`, which stands at `place`: anchors of its own and in its `$defs`. */
export function enterScope(scope: DynamicScope, raw: unknown, place: Place): DynamicScope {
  const found = new Map(scope)
  addAnchor(found, raw, place)
  const definitions = readMember(raw, '$defs')
  if (isRecord(definitions)) {
    for (const [name, schema] of Object.entries(definitions)) {
      addAnchor(found, schema, placeBelow(place, '$defs', name))
    }
  }
  return found.size === scope.size ? scope : found
}

function addAnchor(scope: Map<string, Place>, raw: unknown, place: Place): void {
  const anchor = readMember(raw, '$dynamicAnchor')
  if (typeof anchor === 'string' && !scope.has(anchor)) scope.set(anchor, place)
}

/** One string per scope, to be part of a key. */
export function keyOfScope(scope: DynamicScope): string {
  return [...scope].map(([anchor, place]) => `${anchor}=${keyOfPlace(place)}`).join(' ')
}
