import { type BundleReader, describeSchema, readReference } from './describe-schema.js'
import { showNames, showText, showValue } from './display.js'
import { labelPointer, labelSubject, labelText } from './label.js'
import { findNearName } from './near-name.js'
import { pointerBelow } from './place.js'
import type { Violation } from './validator.js'
import { isRecord, readMember } from './value.js'
import type { Word, Wording } from './wording.js'

/** A member that must be there: by `required` or, since another one is there, by `because`. */
function wordMissing(violation: Violation, reader: BundleReader, because: string): Wording {
  const { instancePath, data, params, parentSchema } = violation
  const name = String(params.missingProperty)
  const names = isRecord(data) ? Object.keys(data) : []
  const label = labelPointer(pointerBelow(instancePath, name))
  const properties = collectProperties(parentSchema, reader)
  const property = properties.get(name)
  const text = property === undefined ? '' : `: ${describeSchema(property, reader)}`
  const near = findNearName(
    name,
    names.filter((one) => !properties.has(one)),
  )
  const hint = near === undefined ? '' : `: is ${showText(near)} meant?`
  const members = names.length === 0 ? 'no members' : `members: ${showNames(names)}`
  return {
    expected: `${label}${text} (required${because})`,
    arrived: `no ${label}; ${members}`,
    message: `${label} is missing, which is required${because}${hint}`,
  }
}

/** A member that the schema has no place for. */
function wordExtra(violation: Violation, reader: BundleReader, name: string): Wording {
  const { instancePath, data, parentSchema } = violation
  const pointer = pointerBelow(instancePath, name)
  const documented = [...collectProperties(parentSchema, reader).keys()]
  const absent = documented.filter((one) => !isRecord(data) || !Object.hasOwn(data, one))
  const near = findNearName(name, absent)
  const hint = near === undefined ? '' : `: is ${showText(near)} meant?`
  const expectation =
    documented.length === 0 ? 'no members' : `no members but ${showNames(documented)}`
  return {
    expected: labelText(instancePath, expectation),
    arrived: labelText(pointer, showValue(readMember(data, name))),
    message: `${labelPointer(pointer)} is not documented, and no other members are allowed${hint}`,
    pointer,
  }
}

/** Properties of a schema, of its `$ref` and of its `allOf`. */
function collectProperties(
  schema: unknown,
  reader: BundleReader,
  depth = 0,
): ReadonlyMap<string, unknown> {
  if (!isRecord(schema) || depth > 8) return new Map()
  const members: readonly unknown[] = Array.isArray(schema.allOf) ? schema.allOf : []
  const parts = [readReference(schema.$ref, reader), ...members]
  return new Map([
    ...parts.flatMap((part) => [...collectProperties(part, reader, depth + 1)]),
    ...(isRecord(schema.properties) ? Object.entries(schema.properties) : []),
  ])
}

const wordPropertyNames: Word = ({ instancePath, params, parentSchema }, reader) => {
  const name = showValue(String(params.propertyName))
  const rule = isRecord(parentSchema?.propertyNames) ? parentSchema.propertyNames : {}
  const expectation =
    typeof rule.pattern === 'string'
      ? `text that matches ${showText(rule.pattern)}`
      : describeSchema(rule, reader)
  return {
    expected: labelText(instancePath, `names of members: ${expectation}`),
    arrived: labelText(instancePath, `a member ${name}`),
    message: `the names of the members of ${labelSubject(instancePath)} must be ${expectation}, but one is ${name}`,
  }
}

/** Keywords about the members of objects. */
export const MEMBER_WORDINGS: readonly (readonly [keyword: string, word: Word])[] = [
  ['required', (violation, reader) => wordMissing(violation, reader, '')],
  [
    'dependentRequired',
    (violation, reader) =>
      wordMissing(violation, reader, ` beside ${showText(String(violation.params.property))}`),
  ],
  [
    'additionalProperties',
    (violation, reader) =>
      wordExtra(violation, reader, String(violation.params.additionalProperty)),
  ],
  [
    'unevaluatedProperties',
    (violation, reader) =>
      wordExtra(violation, reader, String(violation.params.unevaluatedProperty)),
  ],
  ['propertyNames', wordPropertyNames],
]
