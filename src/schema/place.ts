import type { Place } from './model.js'

/** A member name as it stands in a JSON Pointer. RFC 6901, section 3. */
function escapeSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The member names of a JSON Pointer, outermost first; none for the whole (`''`). */
export function splitPointer(pointer: string): string[] {
  const segments = pointer.split('/').slice(1)
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer of a member, or of a member's member, of what `pointer` points to. */
export function pointerBelow(pointer: string, ...path: readonly (string | number)[]): string {
  return path.reduce<string>((start, name) => `${start}/${escapeSegment(String(name))}`, pointer)
}

/** The place of a member, or of a member's member, of what stands at `place`. */
export function placeBelow(place: Place, ...path: readonly (string | number)[]): Place {
  return { uri: place.uri, pointer: pointerBelow(place.pointer, ...path) }
}

/** One string per place, to be a key of maps. */
export function keyOfPlace(place: Place): string {
  return `${place.uri}#${place.pointer}`
}
