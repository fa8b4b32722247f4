import type { OpenApiVersion } from './model.js'

/**
 * OpenAPI 3.0 `nullable` as a type of JSON Schema. It only widens a `type` in the same schema
 * (3.0.3, Proposal 2019-10-31 "Clarify nullable"), so an `enum` without null still forbids null.
 */
export function rewriteNullable(
  keywords: Map<string, unknown>,
  version: OpenApiVersion,
  take: (message: string, keyword: string) => void,
): void {
  if (keywords.get('nullable') !== true) return
  if (version !== '3.0') {
    const message = `nullable is no keyword of OpenAPI ${version} and has no effect: add "null" to type`
    take(message, 'nullable')
    return
  }
  const type = keywords.get('type')
  if (type === undefined) {
    take('nullable without type has no effect (OpenAPI 3.0.3): add type', 'nullable')
    return
  }
  keywords.set('type', [...new Set([type, 'null'].flat())])
  const values = keywords.get('enum')
  if (Array.isArray(values) && !values.includes(null)) {
    take(
      'nullable has no effect, since enum lacks null (OpenAPI 3.0.3): add null to enum',
      'nullable',
    )
  }
}
