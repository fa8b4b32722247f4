import type { JsonSchema, SchemaIssue } from '../schema/model.js'
import type { Sample } from './model.js'
import type { PlainOptions } from './plain-model.js'
import { buildPlainValue } from './plain-value.js'

/** What is wrong with a value, lenient violations left out; undefined where it can be taken. */
export function createFaultFinder(
  check: (value: unknown) => readonly SchemaIssue[],
  isUsable: (value: unknown) => boolean = () => true,
): FindFault {
  return (value) =>
    check(value).find((issue) => !issue.lenient) ?? (isUsable(value) ? undefined : UNUSABLE)
}

type ValueFault = Pick<SchemaIssue, 'pointer' | 'keyword' | 'expected'>

export type FindFault = (value: unknown) => ValueFault | undefined

const UNUSABLE: ValueFault = {
  pointer: '',
  keyword: 'its place',
  expected: 'one that is not empty',
}

type Variant = Pick<PlainOptions, 'branch' | 'ordinal' | 'hasOptionals' | 'isDocumented'>

/** Its refusal says best what is in the way. */
const BAREST: Variant = { hasOptionals: false, isDocumented: false }

/** From the richest to the barest; then other branches, and other scalars than the first. */
const VARIANTS: readonly Variant[] = [
  {},
  { isDocumented: false },
  { hasOptionals: false },
  BAREST,
  ...[1, 2, 3, 4, 5].flatMap((branch): Variant[] => [
    { branch },
    { branch, hasOptionals: false, isDocumented: false },
  ]),
  { ordinal: 1, isDocumented: false },
  { ordinal: 6, hasOptionals: false, isDocumented: false },
]

/** The first variant of the plain value that conforms; else why the barest one was refused. */
export function findPlain(schema: JsonSchema, options: PlainOptions, findFault: FindFault): Sample {
  let refusal = NO_VALUE
  for (const variant of VARIANTS) {
    const made = buildPlainValue(schema, options.seed, { ...options, ...variant })
    const fault = made.ok ? findFault(made.value) : undefined
    if (made.ok && fault === undefined) return made
    if (variant === BAREST) refusal = made.ok ? describeFault(fault) : made
  }
  return refusal
}

function describeFault(fault: ValueFault | undefined): Sample {
  if (fault === undefined) return NO_VALUE
  const { keyword, expected } = fault
  const place = fault.pointer === '' ? 'the value' : fault.pointer
  const because = `${place}: no value was found that satisfies ${keyword} (expected ${expected})`
  return { ok: false, because }
}

const NO_VALUE: Sample = { ok: false, because: 'no value was found that conforms to its schema' }
