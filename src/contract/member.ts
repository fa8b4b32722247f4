import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'

/**
 * Whether a schema has a member at a JSON Pointer: declared and required along the whole way,
 * declared but optional somewhere, not declared but allowed by an open schema, or absent.
 */
export type Presence = 'required' | 'optional' | 'open' | 'absent'

/** Schemas that are combined before members are looked for. */
const COMBINATIONS = ['allOf', 'oneOf', 'anyOf'] as const

/** `bundle` is self-contained: its references are `#/$defs/...`. */
export function findMember(bundle: JsonSchema, tokens: readonly string[]): Presence {
  return look(bundle, bundle, tokens, 0)
}

// Combinations of recursive schemas have no bottom; real ones are a handful deep.
const MAX_DEPTH = 24

function look(
  root: JsonSchema,
  schema: unknown,
  tokens: readonly string[],
  depth: number,
): Presence {
  const [token, ...rest] = tokens
  if (token === undefined) return 'required'
  if (schema === true) return 'open'
  if (!isRecord(schema) || depth > MAX_DEPTH) return 'absent'

  const found: Presence[] = []
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    found.push(look(root, dereference(root, reference), tokens, depth + 1))
  }
  const own = memberOf(schema, token)
  if (own !== undefined) {
    const inner = look(root, own, rest, depth + 1)
    found.push(inner === 'required' && !isRequired(schema, token) ? 'optional' : inner)
  }
  for (const combination of COMBINATIONS) {
    const branches = schema[combination]
    if (!Array.isArray(branches)) continue
    const inner = branches.map((branch) => look(root, branch, tokens, depth + 1))
    found.push(combination === 'allOf' ? best(inner) : weaken(best(inner), inner))
  }
  if (isRequiredBeside(schema, token))
    found.push(...found.filter((one) => one === 'optional').map(() => 'required' as const))
  if (found.length === 0 && isOpen(schema)) return 'open'
  return best(found)
}

const ORDER: readonly Presence[] = ['required', 'optional', 'open', 'absent']

function best(found: readonly Presence[]): Presence {
  return ORDER.find((presence) => found.includes(presence)) ?? 'absent'
}

/** A member that only some alternatives have is optional. */
function weaken(presence: Presence, branches: readonly Presence[]): Presence {
  return presence === 'required' && branches.some((branch) => branch !== 'required')
    ? 'optional'
    : presence
}

function memberOf(schema: Readonly<Record<string, unknown>>, token: string): unknown {
  const properties = schema['properties']
  if (isRecord(properties) && Object.hasOwn(properties, token)) return properties[token]
  const index = /^(0|[1-9]\d*)$/.test(token) ? Number(token) : undefined
  if (index !== undefined) {
    const prefix = schema['prefixItems']
    if (Array.isArray(prefix) && index < prefix.length) return prefix[index]
    if (schema['items'] !== undefined) return schema['items']
  }
  const additional = schema['additionalProperties']
  return isRecord(additional) ? additional : undefined
}

function isRequired(schema: Readonly<Record<string, unknown>>, token: string): boolean {
  return Array.isArray(schema['required']) && schema['required'].includes(token)
}

/** `required` beside an `allOf` that declares the member. */
function isRequiredBeside(schema: Readonly<Record<string, unknown>>, token: string): boolean {
  return Array.isArray(schema['allOf']) && isRequired(schema, token)
}

/** A schema that says nothing about members allows all of them. */
function isOpen(schema: Readonly<Record<string, unknown>>): boolean {
  if (schema['additionalProperties'] === true) return true
  const says = [
    '$ref',
    'properties',
    'items',
    'prefixItems',
    ...COMBINATIONS,
    'enum',
    'const',
    'additionalProperties',
  ]
  if (says.some((keyword) => schema[keyword] !== undefined)) return false
  return schema['type'] === undefined || schema['type'] === 'object'
}

function dereference(root: JsonSchema, reference: string): unknown {
  const name = /^#\/\$defs\/(.+)$/.exec(reference)?.[1]
  const definitions = isRecord(root) ? root['$defs'] : undefined
  if (name === undefined || !isRecord(definitions)) return undefined
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined
}
