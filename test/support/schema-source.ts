import type {
  OpenApiVersion,
  Place,
  ResolvedReference,
  SchemaSource,
} from '../../src/schema/model.js'

/** Documents in memory, by absolute URI. References are resolved as files would be. */
export function createSchemaSource(
  documents: Readonly<Record<string, unknown>>,
  version?: OpenApiVersion,
): SchemaSource {
  const read = ({ uri, pointer }: Place): unknown => {
    let value = Object.hasOwn(documents, uri) ? documents[uri] : undefined
    for (const segment of pointer.split('/').slice(1)) {
      const name = segment.replaceAll('~1', '/').replaceAll('~0', '~')
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
        return undefined
      }
      value = (value as Record<string, unknown>)[name]
    }
    return value
  }
  return {
    read,
    resolve(reference, base): ResolvedReference {
      if (!URL.canParse(reference, base))
        return { ok: false, kind: 'dangling', target: reference, because: 'it is no URI' }
      const [uri = '', fragment = ''] = new URL(reference, base).href.split('#')
      if (!/^(?:$|\/|%2F)/.test(fragment))
        return { ok: false, kind: 'dangling', target: reference, because: 'it is no JSON Pointer' }
      const place: Place = { uri, pointer: decodeURIComponent(fragment) }
      const value = read(place)
      return value === undefined
        ? {
            ok: false,
            kind: 'dangling',
            target: `${uri}#${fragment}`,
            because: `there is no ${uri}#${fragment}`,
          }
        : { ok: true, place, value }
    },
    versionOf(uri) {
      if (version !== undefined) return version
      const declared = (documents[uri] as { openapi?: unknown } | undefined)?.openapi
      if (typeof declared !== 'string') return '3.1'
      return declared.startsWith('3.0') ? '3.0' : declared.startsWith('3.2') ? '3.2' : '3.1'
    },
  }
}

export const DOCUMENT_URI = 'file:///api/openapi.json'

/** A source with one document whose `components.schemas` are `schemas`. */
export function createComponents(
  schemas: Readonly<Record<string, unknown>>,
  version: OpenApiVersion = '3.1',
): SchemaSource {
  return createSchemaSource({ [DOCUMENT_URI]: { components: { schemas } } }, version)
}

/** The place of one of them. */
export function placeOf(name: string, below = ''): Place {
  return { uri: DOCUMENT_URI, pointer: `/components/schemas/${name}${below}` }
}
