import type { Place } from './model.js'

/** A member name as it stands in a JSON Pointer. RFC 6901, section 3. */
function escapeSegment(name: string): string {
  // Few names have either, and every schema of a document comes by here.
  if (!name.includes('~') && !name.includes('/')) return name
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapeSegment(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment
}

/** The member names of a JSON Pointer, outermost first; none for the whole (`''`). */
export function splitPointer(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapeSegment)
}

/** The last member name of a JSON Pointer, and the one before it; undefined where there is none. */
export function readPointerEnd(pointer: string): readonly [string | undefined, string | undefined] {
  const last = pointer.lastIndexOf('/')
  if (last === -1) return [undefined, undefined]
  const before = last === 0 ? -1 : pointer.lastIndexOf('/', last - 1)
  return [
    unescapeSegment(pointer.slice(last + 1)),
    before === -1 ? undefined : unescapeSegment(pointer.slice(before + 1, last)),
  ]
}

/** The pointer of a member, or of a member's member, of what `pointer` points to. */
export function pointerBelow(pointer: string, ...path: readonly (string | number)[]): string {
  let below = pointer
  for (const name of path) {
    below += `/${typeof name === 'number' ? String(name) : escapeSegment(name)}`
  }
  return below
}

/** The place of a member, or of a member's member, of what stands at `place`. */
export function placeBelow(place: Place, ...path: readonly (string | number)[]): Place {
  return { uri: place.uri, pointer: pointerBelow(place.pointer, ...path) }
}

/** One string per place, to be a key of maps. */
export function keyOfPlace(place: Place): string {
  return `${place.uri}#${place.pointer}`
}
