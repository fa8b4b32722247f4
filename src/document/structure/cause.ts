import { evaluatePointer } from '../../expression/pointer.js'
import type { OutputUnit } from './meta-schema.js'
import type { Cause } from './model.js'

const CHOICES = ['oneOf', 'anyOf']

/**
 * The keywords at the ends of a tree of failures. Of alternatives that all failed, the one that was
 * probably meant tells why: a `$ref` is a reference, anything else is the alternative that wants a
 * value of this type and got furthest. Where none of them fits better than the others, the choice itself is the cause.
 */
export function findCauses(units: readonly OutputUnit[], data: unknown): Cause[] {
  return units.flatMap((unit) => findUnitCauses(unit, data))
}

function findUnitCauses(unit: OutputUnit, data: unknown): Cause[] {
  const cause = readCause(unit)
  const errors = unit.errors ?? []
  if (errors.length === 0) return [cause]
  if (!CHOICES.includes(cause.keyword)) return findCauses(errors, data)
  const isReference = hasReference(evaluatePointer(data, cause.pointer))
  const branches = Array.from(groupBranches(errors, unit), ([name, branch]) => ({
    isReference: /\/(?:Reference|reference)$/.test(name),
    causes: findCauses(branch, data),
  })).filter((branch) => branch.isReference === isReference)
  const isOfType = branches.filter(({ causes }) => {
    return !causes.some(({ keyword, pointer }) => keyword === 'type' && pointer === cause.pointer)
  })
  const [best, ...others] = (isOfType.length > 0 ? isOfType : branches).sort((a, b) =>
    compare(a.causes, b.causes),
  )
  if (best === undefined) return [cause]
  const isTie = others[0] !== undefined && compare(best.causes, others[0].causes) === 0
  return isTie ? [cause] : best.causes
}

function readCause({ keyword, absoluteKeywordLocation, instanceLocation }: OutputUnit): Cause {
  return {
    keyword: keyword.slice(keyword.lastIndexOf('/') + 1),
    keywordLocation: absoluteKeywordLocation,
    // The library marks the name of a member with a star.
    pointer: decodeURIComponent(instanceLocation.replace(/^#\*?/, '')),
    isName: instanceLocation.startsWith('#*'),
  }
}

/** Failures by the alternative that they are of: its number, or the definition behind its `$ref`. */
function groupBranches(
  errors: readonly OutputUnit[],
  { absoluteKeywordLocation: choice }: OutputUnit,
): Map<string, OutputUnit[]> {
  const branches = new Map<string, OutputUnit[]>()
  for (const error of errors) {
    const at = error.absoluteKeywordLocation
    const name = at.startsWith(`${choice}/`)
      ? at.slice(choice.length + 1).split('/', 1)[0]
      : /^[^#]*#(?:\/(?:definitions|\$defs)\/[^/]+)?/.exec(at)?.[0]
    branches.set(name ?? '', [...(branches.get(name ?? '') ?? []), error])
  }
  return branches
}

/** Deeper causes first: that alternative took in what is above them. Then the fewer. */
function compare(a: readonly Cause[], b: readonly Cause[]): number {
  return shallowest(b) - shallowest(a) || deepest(b) - deepest(a) || a.length - b.length
}

function shallowest(causes: readonly Cause[]): number {
  return Math.min(...causes.map(({ pointer }) => pointer.split('/').length))
}

function deepest(causes: readonly Cause[]): number {
  return Math.max(...causes.map(({ pointer }) => pointer.split('/').length))
}

function hasReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$ref')
}
