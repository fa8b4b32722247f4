import type { OutputUnit, Validator } from '@hyperjump/json-schema/openapi-3-1'
import { evaluatePointer } from '../../expression/pointer.js'
import type { OpenApiVersion } from '../../schema/model.js'

/** The official schema of an OpenAPI version. */
export interface MetaSchema {
  /** What of `data` breaks it, as a tree of keywords; empty when nothing does. */
  validate(data: unknown): readonly OutputUnit[]
  /** What stands at the absolute URI of a keyword; undefined where that is not known. */
  read(location: string): Promise<unknown>
}

export type { OutputUnit }

const BASE = 'https://spec.openapis.org/oas'

/**
 * The schemas that the OpenAPI Initiative publishes, without the network. Loading takes as long as a
 * short run, so it is done when it is asked for. `hasOwnDialect`: the document says that its schemas
 * are written in another dialect, so they are not looked into.
 */
export async function loadMetaSchema(
  version: OpenApiVersion,
  hasOwnDialect: boolean,
): Promise<MetaSchema> {
  const [{ validate }, { getSchema }] = await Promise.all([
    importVersion(version),
    import('@hyperjump/json-schema/experimental'),
  ])
  const name = version === '3.0' || hasOwnDialect ? 'schema' : 'schema-base'
  const run: Validator = await validate(`${BASE}/${version}/${name}`)
  return {
    validate(data) {
      const output = run(data as Parameters<Validator>[0], 'DETAILED')
      return output.valid ? [] : (output.errors ?? [])
    },
    async read(location) {
      const [uri = '', pointer = ''] = location.split('#')
      try {
        // Its own name for itself has a date at the end, under which nothing is registered.
        const { document } = await getSchema(uri.replace(/\/\d{4}-\d{2}-\d{2}$/, ''))
        return evaluatePointer(document.root, decodeURIComponent(pointer))
      } catch {
        return undefined
      }
    },
  }
}

function importVersion(version: OpenApiVersion) {
  switch (version) {
    case '3.0':
      return import('@hyperjump/json-schema/openapi-3-0')
    case '3.1':
      return import('@hyperjump/json-schema/openapi-3-1')
    case '3.2':
      return import('@hyperjump/json-schema/openapi-3-2')
  }
}
