import type { Contract, MediaTypeContract, Operation } from '../../contract/model.js'
import { findContradiction } from '../../schema/contradiction.js'
import type {
  MissingSchema,
  Place,
  SchemaFault,
  SchemaNotice,
  SchemaRole,
  SchemaSurvey,
} from '../../schema/model.js'
import type { FindingDraft } from '../model.js'

/** Of the further places of one notice. */
const SHOWN_PLACES = 5

/** Everything that is going to be judged can be judged: schemas compile, references lead somewhere. */
export function checkSchemas(
  contract: Contract,
  operation: Operation,
  sides: SchemaSides,
): FindingDraft[] {
  const drafts: FindingDraft[] = []
  for (const { place, role, what } of listSchemas(operation, sides)) {
    drafts.push(...checkSchema(contract, place, role, what))
  }
  return drafts
}

/** The roles of what an operation takes and of what it answers. */
export interface SchemaSides {
  readonly request: SchemaRole
  readonly response: SchemaRole
}

interface UsedSchema {
  readonly place: Place
  readonly role: SchemaRole
  readonly what: string
}

function listSchemas(operation: Operation, sides: SchemaSides): UsedSchema[] {
  const media = (
    content: readonly MediaTypeContract[],
    role: SchemaRole,
    what: string,
  ): UsedSchema[] =>
    content.flatMap(({ schema, type }) =>
      schema === undefined ? [] : [{ place: schema, role, what: `${what} (${type})` }],
    )
  const label = operation.operationId ?? operation.method
  return [
    ...operation.parameters.flatMap(({ schema, name }) =>
      schema === undefined
        ? []
        : [{ place: schema, role: sides.request, what: `parameter ${name} of ${label}` }],
    ),
    ...media(operation.body?.content ?? [], sides.request, `body of ${label}`),
    ...operation.responses.flatMap((one) =>
      media(one.content, sides.response, `${one.status} response of ${label}`),
    ),
  ]
}

function checkSchema(
  contract: Contract,
  place: Place,
  role: SchemaRole,
  what: string,
): FindingDraft[] {
  const compilation = contract.schemas.compile(place, role)
  return compilation.ok
    ? [
        ...draftContradiction(compilation.contradiction, place, what),
        ...draftOddities(compilation, contract),
      ]
    : [draftFault(compilation, `the schema of the ${what}`)]
}

function draftContradiction(
  contradiction: string | undefined,
  place: Place,
  what: string,
): FindingDraft[] {
  if (contradiction === undefined) return []
  return [
    {
      code: 'schema-unsatisfiable',
      message: `nothing can satisfy the schema of the ${what}: ${contradiction}`,
      expected: 'a schema that some value conforms to',
      arrived: contradiction,
      promised: place,
    },
  ]
}

/**
 * The same for a whole document, without compiling: each schema is looked at once, however many
 * operations use it.
 */
export function surveySchemas(
  contract: Contract,
  operations: readonly (readonly [Operation, SchemaSides])[],
): FindingDraft[] {
  const used = operations.flatMap(([operation, sides]) => listSchemas(operation, sides))
  const survey = contract.schemas.survey(used.map((one) => one.place))
  const faults = survey.faults.map((fault) => draftFault(fault, 'a schema'))
  return [...faults, ...draftOddities(survey, contract)]
}

/** What nothing can satisfy, told without compiling. It takes longer than a look at each schema. */
export function surveyContradictions(
  contract: Contract,
  operations: readonly (readonly [Operation, SchemaSides])[],
): FindingDraft[] {
  const used = operations.flatMap(([operation, sides]) => listSchemas(operation, sides))
  return used.flatMap(({ place, role, what }) => {
    const { schema } = contract.schemas.bundle(place, role)
    return draftContradiction(findContradiction(schema), place, what)
  })
}

function draftFault({ because, place }: SchemaFault, what: string): FindingDraft {
  return {
    code: 'schema-uncompilable',
    message: `${what} cannot be used: ${because}`,
    expected: 'a valid JSON Schema',
    arrived: because,
    promised: place,
  }
}

function draftOddities(
  { notices, missing }: Pick<SchemaSurvey, 'notices' | 'missing'>,
  contract: Contract,
): FindingDraft[] {
  return [...groupNotices(notices), ...missing.map((one) => draftMissing(one, contract))]
}

/** Notices that say the same are one finding, at the first of their places. */
function groupNotices(notices: readonly SchemaNotice[]): FindingDraft[] {
  const groups = new Map<string, { first: SchemaNotice; places: Map<string, Place> }>()
  for (const notice of notices) {
    const { kind, message, place } = notice
    const key = `${kind} ${message}`
    const group = groups.get(key) ?? { first: notice, places: new Map<string, Place>() }
    groups.set(key, group)
    group.places.set(`${place.uri}#${place.pointer}`, place)
  }
  return Array.from(groups.values(), ({ first, places }) =>
    draftNotice(first, [...places.values()]),
  )
}

function draftNotice({ kind, message, place }: SchemaNotice, places: readonly Place[]) {
  const others = places.slice(1)
  const shown = others
    .slice(0, SHOWN_PLACES)
    .map((one) => `${one.uri === place.uri ? '' : one.uri}#${one.pointer}`)
  const rest = others.length - shown.length
  return {
    code: kind === 'unsafe' ? 'schema-unsafe' : 'schema-notice',
    message: others.length === 0 ? message : `${message} (in ${places.length} places)`,
    ...(others.length === 0
      ? {}
      : {
          hint: `The same at ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}.`,
        }),
    promised: place,
    detail: message,
  } satisfies FindingDraft
}

/** Told where it was first met in the document, so that one missing file is one finding. */
function draftMissing(
  { kind, target, message, place }: MissingSchema,
  contract: Contract,
): FindingDraft {
  const problem = contract.references.find((one) => one.target === target)
  return {
    code: kind === 'refused' ? 'document-reference-refused' : 'document-reference-dangling',
    message: problem?.message ?? message,
    ...(problem === undefined ? {} : { arrived: problem.reference }),
    promised: problem?.place ?? place,
  }
}
