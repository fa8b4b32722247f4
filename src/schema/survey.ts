import {
  type BundleInput,
  createEndlessFault,
  createMissingRoot,
  SURVEY_LIMIT,
  surveyByBundling,
} from './bundle.js'
import { readDialectNotices } from './dialect-name.js'
import { createLook, type LookContext } from './look.js'
import type { Place, SchemaSurvey } from './model.js'
import { keyOfPlace } from './place.js'
import { findCycles, type Link } from './recursion.js'

/** A schema that is looked at by itself: asked for, or referred to. */
interface Definition {
  readonly key: string
  readonly place: Place
  readonly value: unknown
}

/**
 * What is odd or wrong about many schemas and all that they refer to, each looked at once however
 * many refer to it. It is what bundling them would tell, and far cheaper, since nothing is built.
 */
export function surveySchemas(places: readonly Place[], input: BundleInput): SchemaSurvey {
  const { source, references } = input
  const definitions = new Map<string, Definition>()
  const links: Link[] = []
  let count = 0

  function define(place: Place, value: unknown): string {
    const key = keyOfPlace(place)
    if (!definitions.has(key)) definitions.set(key, { key, place, value })
    return key
  }

  const context = {
    ...{ source, references, notices: [], missing: [], faults: [] },
    countSchema: () => ++count <= SURVEY_LIMIT,
    refer({ place, value }, from, isImmediate) {
      const to = define(place, value)
      if (isImmediate) links.push({ from, to, isImmediate })
    },
  } satisfies LookContext as LookContext

  for (const place of places) {
    const value = source.read(place)
    if (value === undefined) context.missing.push(createMissingRoot(place))
    define(place, value ?? true)
  }
  const look = createLook(context)
  const documents = new Set<string>()
  // The map grows while it is walked: each schema may define more.
  for (const { key, place, value } of definitions.values()) {
    if (!documents.has(place.uri)) context.notices.push(...readDialectNotices(place.uri, source))
    documents.add(place.uri)
    // Where a dynamic reference leads depends on the way there, which only bundling follows.
    if (!look(value, place, key)) return surveyByBundling(places, input)
  }
  const endless = definitions.get(findCycles(links)[0] ?? '')
  if (endless !== undefined) context.faults.push(createEndlessFault(endless.place))
  return { notices: context.notices, missing: context.missing, faults: context.faults }
}
