import type { CaseSource } from '../../src/sample/case-model.js'
import type { JsonSchema } from '../../src/schema/model.js'
import { createSampleStore } from './sample-store.js'

/** What cases are made from, for a schema and a body that conforms to it. */
export function makeCaseSource(
  schema: JsonSchema,
  base: unknown,
  more: Partial<CaseSource> & { readonly otherSchemas?: readonly JsonSchema[] } = {},
): CaseSource {
  const { otherSchemas = [], ...source } = more
  return {
    schema: bundle(schema),
    check: createCheck(schema),
    others: otherSchemas.map(createCheck),
    examples: [],
    base,
    kept: [],
    seed: 1,
    ...source,
  }
}

function bundle(schema: JsonSchema): JsonSchema {
  const store = createSampleStore({ It: schema })
  return store.bundle(store.place('It'), 'callback').schema
}

export function createCheck(schema: JsonSchema): CaseSource['check'] {
  const store = createSampleStore({ It: schema })
  const compilation = store.compile(store.place('It'), 'callback')
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check
}
