import { hasIdentifier, type IdentifierIndex, indexIdentifiers } from './identifier.js'
import type { Place, ResolvedReference, SchemaSource } from './model.js'
import { placeBelow, splitPointer } from './place.js'
import { decodeFragment, resolveUri } from './uri.js'
import { readMember } from './value.js'

/** Follows the references of schemas. */
export interface ReferenceResolver {
  /** `at` is the schema that holds the reference. */
  resolve(reference: string, at: Place): ResolvedReference
}

/**
 * Adds to `source.resolve` what JSON Schema 2020-12 has beyond files and pointers (Core, section
 * 8.2): `$anchor`, `$dynamicAnchor`, and `$id` as far as the schema that carries it stands in the
 * same document. Nothing is ever fetched because of an `$id`.
 */
export function createReferenceResolver(source: SchemaSource): ReferenceResolver {
  const indexes = new Map<string, IdentifierIndex>()
  /** By file: whether a schema of it may have an `$id`. Without, a reference means one thing in it. */
  const identified = new Map<string, boolean>()
  /** By file and reference, of files without. */
  const resolved = new Map<string, Map<string, ResolvedReference>>()

  function isIdentified(uri: string): boolean {
    const known = identified.get(uri)
    if (known !== undefined) return known
    const isFound = hasIdentifier(source.read({ uri, pointer: '' }))
    identified.set(uri, isFound)
    return isFound
  }

  function readIndex(uri: string): IdentifierIndex {
    const known = indexes.get(uri)
    if (known !== undefined) return known
    const index = indexIdentifiers(source.read({ uri, pointer: '' }), uri)
    indexes.set(uri, index)
    return index
  }

  function readPlace(place: Place): ResolvedReference | undefined {
    const value = source.read(place)
    return value === undefined ? undefined : { ok: true, place, value }
  }

  /** What a fragment names in the resource at `root`. RFC 6901, section 6; Core, section 8.2.2. */
  function readFragment(fragment: string, root: Place): ResolvedReference | undefined {
    if (fragment === '') return readPlace(root)
    if (fragment.startsWith('/')) return readPlace(placeBelow(root, ...splitPointer(fragment)))
    const places = readIndex(root.uri).anchors.get(fragment) ?? []
    const inside = places.find((place) => place.pointer.startsWith(root.pointer)) ?? places[0]
    return inside === undefined ? undefined : readPlace(inside)
  }

  function readIdentified(reference: string, base: string, uri: string) {
    const [id = '', fragment = ''] = resolveUri(reference, base).split('#', 2)
    const root = readIndex(uri).resources.get(id)
    return root === undefined ? undefined : readFragment(decodeFragment(fragment), root)
  }

  function resolve(reference: string, at: Place): ResolvedReference {
    const { uri } = at
    if (source.versionOf(uri) !== '3.0' && isIdentified(uri)) return resolveIn31(reference, at)
    const ofFile = resolved.get(uri) ?? new Map<string, ResolvedReference>()
    resolved.set(uri, ofFile)
    const known = ofFile.get(reference)
    if (known !== undefined) return known
    const answer =
      source.versionOf(uri) === '3.0'
        ? source.resolve(reference, uri)
        : resolveIn31(reference, { uri, pointer: '' })
    ofFile.set(reference, answer)
    return answer
  }

  function resolveIn31(reference: string, at: Place): ResolvedReference {
    const resource = findResource(at, source)
    const isLocal = reference.startsWith('#')
    const isAnchor = isLocal && reference.length > 1 && !reference.startsWith('#/')
    if (isAnchor || (isLocal && resource.place.pointer !== '')) {
      const target = readFragment(decodeFragment(reference.slice(1)), resource.place)
      if (target !== undefined) return target
      if (isAnchor) {
        const because = `no schema has the $anchor ${reference.slice(1)}`
        return { ok: false, kind: 'dangling', target: `${at.uri}${reference}`, because }
      }
    }
    const answer = source.resolve(reference, at.uri)
    if (answer.ok) return answer
    return readIdentified(reference, resource.base, at.uri) ?? answer
  }

  return { resolve }
}

/** The nearest schema around `at` that has an `$id`; the whole document where none has. */
function findResource(at: Place, source: SchemaSource): { place: Place; base: string } {
  let place: Place = { uri: at.uri, pointer: '' }
  let base = at.uri
  let around = place
  for (const segment of [undefined, ...splitPointer(at.pointer)]) {
    if (segment !== undefined) around = placeBelow(around, segment)
    const id = readMember(source.read(around), '$id')
    if (typeof id !== 'string' || id.startsWith('#')) continue
    place = around
    base = resolveUri(id, base)
  }
  return { place, base }
}
