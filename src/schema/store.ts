import { type BundleResult, bundleSchema } from './bundle.js'
import { createCheck } from './check.js'
import { findContradiction } from './contradiction.js'
import type { Compilation, Place, SchemaRole, SchemaSource, SchemaStore } from './model.js'
import type { SchemaOrigins } from './origin.js'
import { createPlaceCache } from './place-cache.js'
import { createReferenceResolver } from './reference.js'
import { surveySchemas } from './survey.js'
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
  const bundles = createPlaceCache<BundleResult>()
  const compilations = createPlaceCache<Compilation>()

  const bundle = (place: Place, role: SchemaRole) =>
    bundles.getOrCreate(place, role, () =>
      bundleSchema(place, { role, source, references, origins }),
    )

  function compile(place: Place, role: SchemaRole): Compilation {
    const { bundle: compiled, fault } = bundle(place, role)
    if (fault !== undefined) return { ok: false, ...fault }
    const { schema, notices, missing } = compiled
    try {
      const validator = validators.create(schema)
      const check = createCheck({ schema, place, origins, validator, issueLimit, partLimit })
      return { ok: true, check, contradiction: findContradiction(schema), notices, missing }
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      return { ok: false, because, place }
    }
  }

  return {
    bundle: (place, role) => bundle(place, role).bundle,
    compile: (place, role) => compilations.getOrCreate(place, role, () => compile(place, role)),
    survey: (places) => surveySchemas(places, { role: 'callback', source, references, origins }),
  }
}
