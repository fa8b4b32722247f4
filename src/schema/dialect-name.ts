import type { SchemaNotice, SchemaSource } from './model.js'

const KNOWN =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[\w-]+)#?$/

/** What to say of a `$schema` or `jsonSchemaDialect`; undefined where schemas are read as it says. */
export function describeDialect(name: unknown): string | undefined {
  if (typeof name !== 'string' || KNOWN.test(name)) return undefined
  return `schemas of the dialect ${name} are read as JSON Schema 2020-12, which OpenAPI 3.1 has`
}

/** The default dialect of a document (OpenAPI 3.1.1, section 4.8.24.6). */
export function readDialectNotices(uri: string, source: SchemaSource): SchemaNotice[] {
  if (source.versionOf(uri) === '3.0') return []
  const place = { uri, pointer: '/jsonSchemaDialect' }
  const message = describeDialect(source.read(place))
  return message === undefined ? [] : [{ kind: 'ineffective', message, place }]
}
