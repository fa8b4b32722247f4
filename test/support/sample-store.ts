import type {
  JsonSchema,
  OpenApiVersion,
  Place,
  SchemaSource,
  SchemaStore,
} from '../../src/schema/model.js'
import { createSchemaStore } from '../../src/schema/store.js'

const URI = 'test:///openapi.json'

/** A store over plain JSON Schemas by name, without a document around them. */
export interface SampleStore extends SchemaStore {
  place(name: string): Place
}

/** The schemas refer to each other as `#/components/schemas/NAME`. */
export function createSampleStore(
  schemas: Readonly<Record<string, JsonSchema>>,
  version: OpenApiVersion = '3.1',
): SampleStore {
  const prefix = '/components/schemas/'
  const read = (pointer: string) => schemas[pointer.slice(prefix.length)]
  const source: SchemaSource = {
    read: ({ pointer }) => read(pointer),
    versionOf: () => version,
    resolve(reference) {
      const pointer = reference.slice(reference.indexOf('#') + 1)
      const value = read(pointer)
      return value === undefined
        ? { ok: false, kind: 'dangling', target: pointer, because: `nothing stands at ${pointer}` }
        : { ok: true, value, place: { uri: URI, pointer } }
    },
  }
  const store = createSchemaStore(source)
  return {
    ...store,
    place: (name) => ({ uri: URI, pointer: prefix + name }),
  }
}
