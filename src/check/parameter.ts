import type { Contract, Parameter } from '../contract/model.js'
import { coerceLines, coerceTexts } from '../schema/coerce.js'
import type { JsonSchema, SchemaRole } from '../schema/model.js'
import type { FindingCode } from './catalogue.js'
import type { FindingDraft } from './model.js'

export interface ParameterJudgement {
  readonly code: FindingCode
  readonly role: SchemaRole
  /** Starts the sentence, e.g. `invoice_notification`. */
  readonly subject: string
}

/** Judges the values that arrived for one documented header, query or path parameter. */
export function judgeParameter(
  parameter: Parameter,
  values: readonly string[],
  { code, role, subject }: ParameterJudgement,
  contract: Contract,
): FindingDraft[] {
  const named = `${parameter.in === 'header' ? 'header' : `${parameter.in} parameter`} ${parameter.name}`
  const [value, ...others] = values
  if (value === undefined) {
    if (!parameter.required) return []
    const message = `${subject} came without the ${named}, which it requires`
    return [
      {
        code,
        message,
        expected: `${named} (required)`,
        arrived: `no ${parameter.name}`,
        promised: parameter.place,
        detail: named,
      },
    ]
  }
  // Values described by `content` are serialised by media type: only their presence is judged.
  if (parameter.schema === undefined || parameter.mediaType !== undefined) return []
  const compilation = contract.schemas.compile(parameter.schema, role)
  if (!compilation.ok) return []
  const { schema } = contract.schemas.bundle(parameter.schema, role)
  return readValues(parameter, [value, ...others], schema)
    .flatMap((one) => compilation.check(one))
    .filter((issue) => !issue.lenient)
    .map((issue) => ({
      code,
      message: `the ${named} of ${subject} breaks its schema: ${issue.message}`,
      expected: `${named}: ${issue.expected}`,
      arrived: `${named}: ${issue.arrived}`,
      promised: issue.promised,
      detail: `${named} ${issue.keyword}`,
    }))
}

/** Every line of a header counts; of a query parameter that is no exploded list, the first. */
function readValues(
  parameter: Parameter,
  values: readonly string[],
  schema: JsonSchema,
): readonly unknown[] {
  if (parameter.in === 'header') return coerceLines(values, schema)
  const isRepeated = parameter.in === 'query' && parameter.explode
  return [coerceTexts(isRepeated ? values : values.slice(0, 1), schema)]
}
