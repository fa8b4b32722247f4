import { isDeepStrictEqual } from 'node:util'
import { evaluatePointer } from '../expression/pointer.js'
import type { BodyCase, CaseSource } from './case-model.js'
import { placeMember } from './member.js'

/** The cases that are what they say, and differ from the plain body and from each other. */
export function confirmCases(cases: readonly BodyCase[], source: CaseSource): readonly BodyCase[] {
  const labels = new Set<string>()
  const seen: unknown[] = [source.base]
  return cases.filter((one) => {
    if (labels.has(one.label) || !isWhatItSays(one, source)) return false
    if (seen.some((other) => isDeepStrictEqual(other, one.value))) return false
    seen.push(one.value)
    labels.add(one.label)
    return true
  })
}

function isWhatItSays({ kind, value }: BodyCase, source: CaseSource): boolean {
  return kind === 'invalid' ? isForbidden(value, source) : isAllowed(value, source)
}

/** No violation, and none of a format that the plain body does not have as well. */
export function isAllowed(value: unknown, { check, base }: CaseSource): boolean {
  const issues = check(value)
  if (issues.length === 0) return true
  const known = new Set(check(base).map(({ keyword, pointer }) => `${keyword} ${pointer}`))
  return issues.every(({ lenient, keyword, pointer }) => {
    return lenient && known.has(`${keyword} ${pointer}`)
  })
}

/** Broken beyond formats, and no body of another callback on the same URL either. */
function isForbidden(value: unknown, { check, others }: CaseSource): boolean {
  return [check, ...others].every((one) => one(value).some((issue) => !issue.lenient))
}

/** What has to stay put into a body that was made without it, where the body has a place for it. */
export function carryKept(value: unknown, { base, kept }: CaseSource): unknown {
  let carried = value
  for (const pointer of kept) {
    const member = evaluatePointer(base, pointer)
    if (member === undefined || evaluatePointer(carried, pointer) === undefined) continue
    const placed = placeMember(carried, pointer, member)
    if (placed.ok) carried = placed.value
  }
  return carried
}
