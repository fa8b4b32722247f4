import type { Contract, MediaTypeContract, Operation } from '../../contract/model.js'
import type {
  MissingSchema,
  Place,
  SchemaFault,
  SchemaRole,
  SchemaSurvey,
} from '../../schema/model.js'
import type { FindingDraft } from '../model.js'

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
    ? draftOddities(compilation, contract)
    : [draftFault(compilation, `the schema of the ${what}`)]
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
  const roles = new Set(used.map((one) => one.role))
  return [...roles].flatMap((role) => {
    const places = used.filter((one) => one.role === role).map((one) => one.place)
    const survey = contract.schemas.survey(places, role)
    const faults = survey.faults.map((fault) => draftFault(fault, 'a schema'))
    return [...faults, ...draftOddities(survey, contract)]
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
  const odd = notices.map(
    (notice): FindingDraft => ({
      code: notice.kind === 'unsafe' ? 'schema-unsafe' : 'schema-notice',
      message: notice.message,
      promised: notice.place,
      detail: notice.message,
    }),
  )
  return [...odd, ...missing.map((one) => draftMissing(one, contract))]
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
