import type { Contract, Parameter } from '../contract/model.js'
import { parseJsonText } from '../schema/json.js'
import type { SchemaIssue } from '../schema/model.js'
import type { Call } from './call.js'
import { readDeepObject } from './deep-object.js'
import { readShape } from './parameter-shape.js'
import { listTexts, readWritten } from './parameter-text.js'
import { listReadings, readExploded } from './parameter-value.js'
import type { Violation } from './violation.js'

/** Header parameters of these names are ignored (OpenAPI 3.1.1, section 4.8.12.1). */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** What is wrong with one parameter of a request. Breaches of `format` alone are let pass. */
export function judgeParameter(
  parameter: Parameter,
  call: Call,
  values: ReadonlyMap<string, string>,
  contract: Contract,
): readonly Violation[] {
  const { in: place, name, required, schema } = parameter
  if (place === 'header' && IGNORED_HEADERS.has(name.toLowerCase())) return NONE
  const arrived = readParameter(parameter, call, values, contract)
  if ('because' in arrived) {
    const message = `the ${labelParameter(parameter)} is no JSON: ${arrived.because}`
    return [{ kind: 'parameter', in: place, name, message, keyword: 'contentMediaType' }]
  }
  const { readings, isOpaque = false } = arrived
  if (readings.length === 0) {
    // One that the path does not name cannot be sent by anybody.
    if (!required || place === 'path') return NONE
    const message = `the ${labelParameter(parameter)} is required, but is missing`
    return [{ kind: 'parameter', in: place, name, message, keyword: 'required' }]
  }
  if (schema === undefined || isOpaque) return NONE
  const compilation = contract.schemas.compile(schema, 'request')
  if (!compilation.ok) return NONE
  let faults: readonly SchemaIssue[] = []
  for (const reading of readings) {
    const found = compilation.check(reading).filter((issue) => !issue.lenient)
    if (found.length === 0) return NONE
    if (faults.length === 0) faults = found
  }
  return faults.map(({ message, keyword }) => ({
    kind: 'parameter',
    in: place,
    name,
    message: `the ${labelParameter(parameter)} breaks its schema: ${message}`,
    keyword,
  }))
}

const NONE: readonly Violation[] = []

function labelParameter({ in: place, name }: Parameter): string {
  return `${place === 'header' ? 'header' : `${place} parameter`} ${name}`
}

type Arrived =
  /** What may be meant, likeliest first; empty where it is absent. */
  | { readonly readings: readonly unknown[]; readonly isOpaque?: boolean }
  /** It should be JSON and is none. */
  | { readonly because: string }

function readParameter(
  parameter: Parameter,
  call: Call,
  values: ReadonlyMap<string, string>,
  contract: Contract,
): Arrived {
  const { name, style, explode, mediaType } = parameter
  if (mediaType === undefined && parameter.in === 'query') {
    const shape = readShape(parameter, contract)
    if (style === 'deepObject') {
      return listPresent(readDeepObject(call.parameters, name, shape.schema))
    }
    if (shape.kind === 'object' && explode && !call.parameters.has(name)) {
      return listPresent(readExploded(call.parameters, shape))
    }
  }
  const texts = listTexts(parameter, call, values)
  const [text] = texts
  if (text === undefined) return { readings: [] }
  if (mediaType === undefined) {
    const shape = readShape(parameter, contract)
    const written = shape.kind === 'scalar' ? undefined : readWritten(parameter, call, values)
    return { readings: listReadings(parameter, texts, shape, written) }
  }
  // Other media types are not read: only their presence is judged.
  if (!/json/i.test(mediaType)) return { readings: [text], isOpaque: true }
  const parsed = parseJsonText(text)
  return parsed.ok ? { readings: [parsed.value] } : { because: parsed.because }
}

function listPresent(value: unknown): Arrived {
  return { readings: value === undefined ? [] : [value] }
}
