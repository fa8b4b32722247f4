import { readDialectNotices } from './dialect-name.js'
import { type DynamicScope, enterScope, keyOfScope, NO_SCOPE } from './dynamic-scope.js'
import type {
  JsonSchema,
  MissingSchema,
  Place,
  SchemaBundle,
  SchemaFault,
  SchemaNotice,
  SchemaRole,
  SchemaSource,
  SchemaSurvey,
} from './model.js'
import { normaliseSchema } from './normalise.js'
import type { SchemaOrigins } from './origin.js'
import { keyOfPlace } from './place.js'
import type { NormaliseContext, Position } from './position.js'
import { findCycles, type Link } from './recursion.js'
import type { ReferenceResolver } from './reference.js'
import { createDefinitionName, type TakenNames } from './schema-name.js'

/** A bundle, and what makes it unusable. */
export interface BundleResult {
  readonly bundle: SchemaBundle
  readonly fault: SchemaFault | undefined
}

export interface BundleInput {
  readonly role: SchemaRole
  readonly source: SchemaSource
  readonly references: ReferenceResolver
  readonly origins: SchemaOrigins
}

/**
 * Keyword of bundled schemas that contain themselves: the validator counts how often it enters
 * them, since alternatives that contain themselves can take exponential time.
 */
export const STEP_KEYWORD = 'ringbackStep'

/** Of one bundle: more would not compile in any useful time. */
const SCHEMA_LIMIT = 100_000
export const SURVEY_LIMIT = 2_000_000

/** A schema of the bundle: named at the first reference to it, normalised later. */
interface Definition {
  readonly name: string
  readonly place: Place
  readonly value: unknown
  readonly scope: DynamicScope
}

/** Normalises the schema at `place` and everything that it refers to, as one schema. */
export function bundleSchema(place: Place, input: BundleInput): BundleResult {
  const { origins } = input
  const { schemas, links, notices, missing, faults } = collectClosure([place], input, SCHEMA_LIMIT)
  for (const name of findCycles(links)) countSteps(schemas, name, origins)
  const [root = ''] = schemas.keys()
  const isReferred = links.some((link) => link.to === root)
  const schema = assemble(root, schemas, isReferred)
  if (typeof schema === 'object' && !origins.has(schema)) {
    origins.set(schema, findOrigin(origins, schemas.get(root)) ?? { place })
  }
  return { bundle: { schema, notices, missing }, fault: faults[0] }
}

/**
 * What is odd or wrong about many schemas, as it comes out while they are bundled. `surveySchemas`
 * finds the same at a fraction of the cost wherever there is no `$dynamicRef`.
 */
export function surveyByBundling(places: readonly Place[], input: BundleInput): SchemaSurvey {
  const { notices, missing, faults } = collectClosure(places, input, SURVEY_LIMIT)
  return { notices, missing, faults }
}

interface Closure extends SchemaSurvey {
  /** By name; those of the roots first, in their order. */
  readonly schemas: Map<string, JsonSchema>
  readonly links: readonly Link[]
}

/** Normalises the schemas at `places` and everything that they refer to, each of them once. */
function collectClosure(places: readonly Place[], input: BundleInput, limit: number): Closure {
  const definitions = new Map<string, Definition>()
  const names: TakenNames = new Map()
  const links: Link[] = []
  const notices: SchemaNotice[] = []
  const missing: MissingSchema[] = []
  const faults: SchemaFault[] = []
  let count = 0

  function define(target: Pick<Definition, 'place' | 'value'>, outer: DynamicScope): string {
    const scope = enterScope(outer, target.value, target.place)
    const key = `${keyOfPlace(target.place)} ${keyOfScope(scope)}`
    const known = definitions.get(key)
    if (known !== undefined) return known.name
    const name = createDefinitionName(target.place, names)
    definitions.set(key, { ...target, name, scope })
    return name
  }

  const context: NormaliseContext = {
    ...{ ...input, notices, missing, faults },
    countSchema: () => ++count <= limit,
    refer(target, at) {
      const name = define(target, at.scope)
      links.push({ from: at.definition, to: name, isImmediate: at.isImmediate })
      return `#/$defs/${name}`
    },
  }

  for (const place of places) {
    const value = input.source.read(place)
    if (value === undefined) missing.push(createMissingRoot(place))
    define({ place, value: value ?? true }, NO_SCOPE)
  }
  const schemas = new Map<string, JsonSchema>()
  const documents = new Set<string>()
  // The map grows while it is walked: each schema may define more.
  for (const definition of definitions.values()) {
    const { uri } = definition.place
    if (!documents.has(uri)) notices.push(...readDialectNotices(uri, input.source))
    documents.add(uri)
    schemas.set(definition.name, normaliseSchema(definition.value, start(definition), context))
  }
  const endless = findCycles(links.filter((link) => link.isImmediate))[0]
  if (endless !== undefined) {
    const at = findOrigin(input.origins, schemas.get(endless))?.place ?? places[0]
    if (at !== undefined) faults.push(createEndlessFault(at))
  }
  return { schemas, links, notices, missing, faults }
}

export function createEndlessFault(place: Place): SchemaFault {
  return { because: 'it refers to itself without end', place }
}

/** A schema that is asked for and not there. */
export function createMissingRoot(place: Place): MissingSchema {
  const target = keyOfPlace(place)
  const message = `nothing stands at ${target}, so everything is accepted`
  return { kind: 'dangling', target, message, place }
}

function start({ name, place, scope }: Definition): Position {
  return {
    place,
    definition: name,
    scope,
    isExempt: () => false,
    isNegated: false,
    isImmediate: true,
    depth: 0,
  }
}

function findOrigin(origins: SchemaOrigins, schema: JsonSchema | undefined) {
  return typeof schema === 'object' ? origins.get(schema) : undefined
}

function countSteps(schemas: Map<string, JsonSchema>, name: string, origins: SchemaOrigins): void {
  const schema = schemas.get(name)
  if (typeof schema !== 'object') return
  const counting = { ...schema, [STEP_KEYWORD]: true }
  schemas.set(name, counting)
  origins.set(counting, origins.get(schema) ?? { place: { uri: '', pointer: '' } })
}

/** The root with all others in its `$defs`, and itself among them where something refers to it. */
function assemble(
  root: string,
  schemas: ReadonlyMap<string, JsonSchema>,
  isReferred: boolean,
): JsonSchema {
  const whole = schemas.get(root) ?? true
  const others = [...schemas].filter(([name]) => isReferred || name !== root)
  if (others.length === 0) return whole
  const start = isReferred || whole === true ? { $ref: `#/$defs/${root}` } : whole
  return { ...(start as object), $defs: Object.fromEntries(others) }
}
