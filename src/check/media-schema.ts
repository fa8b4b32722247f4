import type { MediaTypeContract } from '../contract/model.js'
import type { Place, SchemaIssue, SchemaRole, SchemaStore } from '../schema/model.js'
import type { MediaFault } from './media-fault.js'

/** How values of a media type are judged, or why they are not. */
export type MediaJudge =
  | { readonly ok: true; readonly check: (value: unknown) => readonly SchemaIssue[] }
  | { readonly ok: false; readonly faults: MediaFault[] }

/**
 * Judges by the schema of a media type; without one everything is right. A schema that nothing can
 * satisfy judges nobody: the fault is the document's, and told as such (`schema-unsatisfiable`).
 */
export function createMediaJudge(
  { schema, place }: MediaTypeContract,
  role: SchemaRole,
  schemas: SchemaStore,
): MediaJudge {
  if (schema === undefined) return UNCONSTRAINED
  const compilation = schemas.compile(schema, role)
  if (!compilation.ok) return refuse(`its schema cannot be used: ${compilation.because}`, place)
  const { check, contradiction } = compilation
  return contradiction === undefined
    ? { ok: true, check }
    : refuse(`nothing can satisfy its schema: ${contradiction}`, place)
}

const UNCONSTRAINED: MediaJudge = { ok: true, check: () => [] }

function refuse(message: string, promised: Place): MediaJudge {
  return { ok: false, faults: [{ kind: 'unjudged', message, promised }] }
}
