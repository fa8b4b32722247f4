import { type BundleResult, bundleSchema, surveySchemas } from './bundle.js'
import { createCheck } from './check.js'
import type { Compilation, Place, SchemaRole, SchemaSource, SchemaStore } from './model.js'
import type { SchemaOrigins } from './origin.js'
import { keyOfPlace } from './place.js'
import { createReferenceResolver } from './reference.js'
import { createValidatorFactory } from './validator.js'

export interface SchemaStoreOptions {
  /** The most issues that one check gives. Default 20. */
  readonly issueLimit?: number
  /**
   * Values with more members and items than this are checked up to their first violation only.
   * Default 5000.
   */
  readonly partLimit?: number
}

/**
 * Reads the schemas of `source` when they are asked for, each once per role. Neither a strange
 * schema nor a strange value makes it throw.
 */
export function createSchemaStore(
  source: SchemaSource,
  options: SchemaStoreOptions = {},
): SchemaStore {
  const { issueLimit = 20, partLimit = 5000 } = options
  const references = createReferenceResolver(source)
  const origins: SchemaOrigins = new WeakMap()
  const validators = createValidatorFactory()
  const bundles = new Map<string, BundleResult>()
  const compilations = new Map<string, Compilation>()

  const bundle = (place: Place, role: SchemaRole) =>
    getOrCreate(bundles, `${role} ${keyOfPlace(place)}`, () =>
      bundleSchema(place, { role, source, references, origins }),
    )

  function compile(place: Place, role: SchemaRole): Compilation {
    const { bundle: compiled, fault } = bundle(place, role)
    if (fault !== undefined) return { ok: false, ...fault }
    const { schema, notices, missing } = compiled
    try {
      const validator = validators.create(schema)
      const check = createCheck({ schema, place, origins, validator, issueLimit, partLimit })
      return { ok: true, check, notices, missing }
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      return { ok: false, because, place }
    }
  }

  return {
    bundle: (place, role) => bundle(place, role).bundle,
    compile: (place, role) =>
      getOrCreate(compilations, `${role} ${keyOfPlace(place)}`, () => compile(place, role)),
    survey: (places, role) => surveySchemas(places, { role, source, references, origins }),
  }
}

function getOrCreate<Value>(cache: Map<string, Value>, key: string, create: () => Value): Value {
  const known = cache.get(key)
  if (known !== undefined) return known
  const value = create()
  cache.set(key, value)
  return value
}
