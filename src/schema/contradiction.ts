import { readReference } from './describe-schema.js'
import type { JsonSchema } from './model.js'
import { isRecord } from './value.js'

/** Schemas below more members than this are taken for satisfiable. */
const DEEPEST = 8
/** Parts that are looked at: branches and references multiply. */
const MOST_PARTS = 5000

/**
 * Why no value at all can conform to the schema of a bundle: `it must be of type object and of type
 * array at once`. Undefined where that cannot be shown, which is no proof that a value exists: only
 * types, `false`, closed objects, `enum`, required members and items are looked at, through `$ref`,
 * `allOf`, `anyOf` and `oneOf` (JSON Schema 2020-12, Core, sections 8 and 10).
 */
export function findContradiction(bundle: JsonSchema): string | undefined {
  return refute([bundle], [], { root: bundle, budget: { left: MOST_PARTS }, depth: 0, pointer: '' })
}

type Part = Readonly<Record<string, unknown>>

interface Search {
  readonly root: JsonSchema
  readonly budget: { left: number }
  readonly depth: number
  /** JSON Pointer of the value that the schemas are about. */
  readonly pointer: string
}

/** Why no value conforms to all of `schemas` and `known`, whose own branches were looked at before. */
function refute(
  schemas: readonly unknown[],
  known: readonly Part[],
  search: Search,
): string | undefined {
  const added = flatten(schemas, search)
  const subject = search.pointer === '' ? 'it' : search.pointer
  if (added === undefined) return `${subject} may have no value`
  const parts = [...known, ...added]
  const types = intersectTypes(parts)
  if (!types.ok) return `${subject} must be ${types.because} at once`
  return (
    refuteValues(parts, types.names, subject) ??
    refuteMembers(parts, types.names, subject, search) ??
    refuteItems(parts, types.names, search) ??
    refuteBranches(added, parts, subject, search)
  )
}

/** The schemas behind `$ref` and in `allOf`, all of which hold; undefined where one is `false`. */
function flatten(
  schemas: readonly unknown[],
  { root, budget }: Search,
): readonly Part[] | undefined {
  const parts = new Set<Part>()
  const open = [...schemas]
  while (open.length > 0 && budget.left > 0) {
    const schema = open.pop()
    if (schema === false) return undefined
    if (!isRecord(schema) || parts.has(schema)) continue
    budget.left -= 1
    if (schema.not === true || (isRecord(schema.not) && isEmpty(schema.not))) return undefined
    parts.add(schema)
    open.push(readReference(schema.$ref, { schema: root, origins: new WeakMap() }))
    open.push(...readList(schema.allOf))
  }
  return [...parts]
}

type Types = { readonly ok: true; readonly names: TypeNames } | { ok: false; because: string }

/** Undefined: all of them. */
type TypeNames = readonly string[] | undefined

function intersectTypes(parts: readonly Part[]): Types {
  let names: TypeNames
  for (const { type } of parts) {
    const own = [type].flat().filter((one) => typeof one === 'string')
    if (own.length === 0) continue
    const before: readonly string[] = names ?? own
    // Every integer is a number.
    names = [
      ...before.filter((one) => own.includes(one) || (one === 'integer' && own.includes('number'))),
      ...own.filter((one) => one === 'integer' && before.includes('number')),
    ]
    if (names.length === 0)
      return { ok: false, because: `${nameTypes(own)} and ${nameTypes(before)}` }
  }
  return { ok: true, names }
}

function nameTypes(names: readonly string[]): string {
  return `of type ${names.join(' or ')}`
}

function refuteValues(
  parts: readonly Part[],
  types: TypeNames,
  subject: string,
): string | undefined {
  if (types === undefined) return undefined
  const isListed = ({ enum: values }: Part) =>
    !Array.isArray(values) || values.some((value) => types.some((type) => isOfType(value, type)))
  return parts.every(isListed)
    ? undefined
    : `no value of the enum of ${subject} is ${nameTypes(types)}`
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isRecord(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function refuteMembers(
  parts: readonly Part[],
  types: TypeNames,
  subject: string,
  search: Search,
): string | undefined {
  if (types?.length !== 1 || types[0] !== 'object') return undefined
  const required = new Set(
    parts.flatMap((part) => readList(part.required)).filter((name) => typeof name === 'string'),
  )
  for (const name of required) {
    if (parts.some((part) => isClosedTo(part, name))) {
      return `${subject} must have ${name}, which a part of its schema does not allow (additionalProperties: false)`
    }
    const because = refuteInside(
      parts.flatMap(({ properties }) =>
        isRecord(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
      ),
      name,
      search,
    )
    if (because !== undefined) return because
  }
  return undefined
}

function isClosedTo(part: Part, name: string): boolean {
  const { properties, patternProperties, additionalProperties } = part
  if (additionalProperties !== false) return false
  // A pattern may allow it: then nothing is shown.
  if (isRecord(patternProperties) && !isEmpty(patternProperties)) return false
  return !isRecord(properties) || !Object.hasOwn(properties, name)
}

function refuteItems(parts: readonly Part[], types: TypeNames, search: Search): string | undefined {
  if (types?.length !== 1 || types[0] !== 'array') return undefined
  const isNeeded = parts.some(({ minItems }) => typeof minItems === 'number' && minItems > 0)
  if (!isNeeded || parts.some(({ prefixItems }) => prefixItems !== undefined)) return undefined
  return refuteInside(
    parts.map(({ items }) => items),
    '0',
    search,
  )
}

function refuteInside(schemas: readonly unknown[], token: string, search: Search) {
  if (search.depth >= DEEPEST) return undefined
  const pointer = `${search.pointer}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return refute(schemas, [], { ...search, depth: search.depth + 1, pointer })
}

/** A choice of which no branch goes together with the rest. */
function refuteBranches(
  added: readonly Part[],
  parts: readonly Part[],
  subject: string,
  search: Search,
): string | undefined {
  for (const part of added) {
    for (const kind of ['anyOf', 'oneOf']) {
      const branches = readList(part[kind])
      const reasons = branches.map((branch) => refute([branch], parts, search))
      const [first] = reasons
      if (first !== undefined && reasons.every((reason) => reason !== undefined)) {
        return `no branch of the ${kind} of ${subject} can be met: ${first}`
      }
    }
  }
  return undefined
}

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
