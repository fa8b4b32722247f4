import type { BrokenReference, MissingSchema, Place, ResolvedReference } from './model.js'
import { keyOfPlace, placeBelow } from './place.js'
import type { NormaliseContext, Position } from './position.js'

/** Adds to `schema` the references that `$ref` and `$dynamicRef` of the document come down to. */
export function addReferences(
  schema: Record<string, unknown>,
  keywords: ReadonlyMap<string, unknown>,
  at: Position,
  context: NormaliseContext,
): void {
  const references: string[] = []
  for (const keyword of ['$ref', '$dynamicRef']) {
    const reference = keywords.get(keyword)
    if (reference === undefined) continue
    const bundled = bundleReference(keyword, reference, at, context)
    if (bundled !== undefined) references.push(bundled)
  }
  const [first, second] = references
  if (first !== undefined) schema.$ref = first
  if (second === undefined) return
  const members: readonly unknown[] = Array.isArray(schema.allOf) ? schema.allOf : []
  const member = { $ref: second }
  context.origins.set(member, { place: at.place })
  schema.allOf = [...members, member]
}

/** The `$ref` into the bundle; undefined, with a note, where it leads nowhere. */
function bundleReference(
  keyword: string,
  reference: unknown,
  at: Position,
  context: NormaliseContext,
): string | undefined {
  const place = placeBelow(at.place, keyword)
  if (typeof reference !== 'string') {
    context.faults.push({ because: `${keyword} must be a string`, place })
    return undefined
  }
  const dynamic =
    keyword === '$dynamicRef' ? at.scope.get(reference.split('#')[1] ?? '') : undefined
  if (dynamic !== undefined) {
    return context.refer({ place: dynamic, value: context.source.read(dynamic) }, at)
  }
  const target = context.references.resolve(reference, at.place)
  if (target.ok && target.value !== undefined) return context.refer(target, at)
  context.missing.push(createMissing(`${keyword} ${reference}`, target, place))
  return undefined
}

/** What is missing behind a reference, given as `$ref other.json`, that resolves to `target`. */
export function createMissing(
  reference: string,
  target: ResolvedReference,
  place: Place,
): MissingSchema {
  const { kind, target: wanted, because } = target.ok ? breakAt(target.place) : target
  const message = `${reference} leads nowhere, so everything is accepted there: ${because}`
  return { kind, target: wanted, message, place }
}

function breakAt(place: Place): BrokenReference {
  const target = keyOfPlace(place)
  return { ok: false, kind: 'dangling', target, because: `nothing stands at ${target}` }
}
