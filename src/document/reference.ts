import { evaluatePointer, formatPointer, parsePointer } from '../expression/pointer.js'
import type { BrokenReference, Place, ResolvedReference } from '../schema/model.js'
import type { FileSet } from './file-set.js'
import type { Followed, ReferenceProblem } from './model.js'
import type { ReferenceTarget } from './target.js'

/** Where a `$ref` leads that stands in the file `base`; a reason is a sentence with what to do. */
export function resolveReference(
  files: FileSet,
  reference: string,
  base: string,
): ResolvedReference {
  const targets = files.listTargets(reference, base)
  for (const target of targets) {
    const place = files.findPlace(target)
    const value = place && files.read(place)
    if (place !== undefined && value !== undefined) return { ok: true, place, value }
  }
  return breakReference(files, reference, base, targets.at(-1))
}

function breakReference(
  files: FileSet,
  reference: string,
  base: string,
  target: ReferenceTarget | undefined,
): BrokenReference {
  const missing = target && files.getMissing(target.uri)
  return {
    ok: false,
    because: explain(files, reference, base, target),
    kind: missing?.kind ?? 'dangling',
    // A file that could not be had is one problem, however many places of it are asked for.
    target:
      missing === undefined
        ? `${target?.uri ?? base}#${target?.fragment ?? reference}`
        : (target?.uri ?? base),
  }
}

/** Follows `$ref`s from a value; where they break, `place` is that of the reference at fault. */
export function followReferences(files: FileSet, value: unknown, place: Place): Followed {
  const seen = new Set<string>()
  let at = place
  let current = value
  for (;;) {
    const reference = readReference(current)
    if (reference === undefined) return { ok: true, value: current, place: at }
    const step = `${at.uri}#${at.pointer}`
    if (seen.has(step)) {
      const because = `"${reference}" goes in a circle; make one of the references lead out of it`
      return { ok: false, kind: 'dangling', target: step, because, place }
    }
    seen.add(step)
    const resolved = resolveReference(files, reference, at.uri)
    if (!resolved.ok) return { ...resolved, place: at }
    at = resolved.place
    current = resolved.value
  }
}

/** References that lead nowhere: one for each file that could not be had and for each lost place. */
export function listProblems(files: FileSet): ReferenceProblem[] {
  const problems = new Map<string, ReferenceProblem>()
  for (const { uri, survey } of files.files) {
    for (const { reference, pointer } of survey.references.values()) {
      const resolved = resolveReference(files, reference, uri)
      if (resolved.ok) continue
      const { kind, target, because: message } = resolved
      if (problems.has(target)) continue
      problems.set(target, { kind, target, reference, place: { uri, pointer }, message })
    }
  }
  return [...problems.values()]
}

function explain(
  files: FileSet,
  reference: string,
  base: string,
  target: ReferenceTarget | undefined,
): string {
  const advice = 'correct the reference, or add what it means'
  if (target === undefined) {
    return URL.canParse(base) && URL.canParse('a', base)
      ? `"${reference}" is not a URI reference; correct it`
      : `"${reference}" is relative, but the document came as an object; load it from its file or URL`
  }
  const missing = files.getMissing(target.uri)
  if (missing !== undefined) return `"${reference}" was not read: ${missing.because}`
  const start = files.findPlace({ uri: target.uri, fragment: '' })
  if (start === undefined) return `"${reference}" was not read, since it stands in an example`
  if (!target.fragment.startsWith('/')) {
    return `"${reference}" leads nowhere: there is no $anchor "${target.fragment}"; ${advice}`
  }
  const lost = describeBreak(files.get(start.uri)?.data, start.pointer + target.fragment)
  return `"${reference}" leads nowhere: ${lost}; ${advice}`
}

/** The deepest part of a pointer that exists, and the first token that does not. */
function describeBreak(data: unknown, pointer: string): string {
  const tokens = parsePointer(pointer)
  if (tokens === undefined) return 'it is not a JSON Pointer'
  const depth = tokens.findIndex(
    (_, index) => evaluatePointer(data, formatPointer(tokens.slice(0, index + 1))) === undefined,
  )
  const found = formatPointer(tokens.slice(0, depth))
  return `there is no ${JSON.stringify(tokens[depth])} in ${found === '' ? 'the document' : found}`
}

function readReference(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, '$ref')) return undefined
  const { $ref } = value as { readonly $ref: unknown }
  return typeof $ref === 'string' ? $ref : undefined
}
