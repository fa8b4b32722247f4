import type { Parameter } from '../contract/model.js'
import { isRecord } from '../schema/value.js'
import { listSpellings } from './known-value.js'
import type { TriggerPlan } from './model.js'

/** What is known for a parameter of this name and fits its schema, best first; scalars only. */
export function listKnownValues(parameter: Parameter, plan: TriggerPlan): readonly unknown[] {
  const { contract, known, role = 'request' } = plan
  const { name, schema } = parameter
  const value = known?.get(name)
  if (value === undefined || isRecord(value) || Array.isArray(value)) return []
  const spellings = listSpellings(value, undefined)
  const compilation = schema === undefined ? undefined : contract.schemas.compile(schema, role)
  if (compilation?.ok !== true) return spellings
  return spellings.filter((one) => compilation.check(one).every((issue) => issue.lenient))
}
