import { readKeywords } from './dialect.js'
import { CHECKED_FORMATS } from './format.js'
import { KEYWORDS } from './keyword.js'
import { noteFormat, notePattern } from './keyword-value.js'
import type {
  MissingSchema,
  OpenApiVersion,
  Place,
  SchemaFault,
  SchemaNotice,
  SchemaSource,
} from './model.js'
import { DEPTH_LIMIT, NO_SCHEMA, TOO_DEEP, TOO_MANY } from './normalise.js'
import { createMissing } from './normalise-reference.js'
import { placeBelow } from './place.js'
import { isPlain } from './plain.js'
import type { ReferenceResolver } from './reference.js'
import { isRecord } from './value.js'

/** What looking at schemas collects. */
export interface LookContext {
  readonly source: SchemaSource
  readonly references: ReferenceResolver
  readonly notices: SchemaNotice[]
  readonly missing: MissingSchema[]
  readonly faults: SchemaFault[]
  /** Counts a schema; false where there are too many. */
  countSchema(): boolean
  /** A reference to `target` inside the schema `from`; see `Link` for `isImmediate`. */
  refer(
    target: { readonly place: Place; readonly value: unknown },
    from: string,
    isImmediate: boolean,
  ): void
}

/**
 * Looks at one schema and what it holds, not at what it refers to; `key` names it in `refer`. False
 * once it has come by a `$dynamicRef`, which it cannot follow.
 */
export type Look = (raw: unknown, place: Place, key: string) => boolean

/**
 * Finds what `normaliseSchema` finds, in its order, and builds nothing: neither schemas nor, where
 * there is nothing to tell, the pointers of the places that it comes by.
 */
export function createLook(context: LookContext): Look {
  const { references, notices, missing, faults } = context
  let root: Place = { uri: '', pointer: '' }
  let key = ''
  let version: OpenApiVersion = '3.0'
  let isDynamic = false
  /** The way from the root to where it looks. */
  const path: (string | number)[] = []

  const placeHere = (...below: readonly string[]) => placeBelow(root, ...path, ...below)
  /** For the resolver, which seldom asks for the pointer: only files with an `$id` need it. */
  const here: Place = {
    get uri() {
      return root.uri
    },
    get pointer() {
      return placeHere().pointer
    },
  }

  function lookBelow(raw: unknown, name: string | number, depth: number, isImmediate: boolean) {
    if (typeof raw === 'boolean') return
    path.push(name)
    lookAt(raw, depth, isImmediate)
    path.pop()
  }

  function lookAt(raw: unknown, depth: number, isImmediate: boolean): void {
    if (!isRecord(raw)) {
      faults.push({ because: NO_SCHEMA, place: placeHere() })
      return
    }
    if (depth > DEPTH_LIMIT || !context.countSchema()) {
      faults.push({ because: depth > DEPTH_LIMIT ? TOO_DEEP : TOO_MANY, place: placeHere() })
      return
    }
    const names = Object.keys(raw)
    if (isPlain(raw, names, version)) {
      for (const name of names) lookAtKeyword(name, raw[name], depth, isImmediate)
      if (Object.hasOwn(raw, '$ref')) lookAtReference(raw.$ref, isImmediate)
      if (Object.hasOwn(raw, '$dynamicRef')) isDynamic = true
      return
    }
    const keywords = readKeywords(raw, version, (message, keyword) => {
      notices.push({ kind: 'ineffective', message, place: placeHere(keyword) })
    })
    for (const [name, value] of keywords) lookAtKeyword(name, value, depth, isImmediate)
    if (keywords.has('$ref')) lookAtReference(keywords.get('$ref'), isImmediate)
    if (keywords.has('$dynamicRef')) isDynamic = true
  }

  function lookAtKeyword(name: string, value: unknown, depth: number, isImmediate: boolean): void {
    const rule = KEYWORDS.get(name)
    if (rule === undefined) return
    if (!rule.accepts(value)) {
      if (rule.isAnnotation) return
      faults.push({ because: `${name} must be ${rule.expects}`, place: placeHere(name) })
      return
    }
    if (rule.content === 'value') {
      if (name === 'format') lookAtFormat(String(value))
      if (name === 'pattern') notePattern(String(value), placeHere(name), notices)
      return
    }
    const isStillImmediate = isImmediate && name === 'allOf'
    if (rule.content === 'schema') lookBelow(value, name, depth + 1, isStillImmediate)
    else lookAtMembers(name, value, depth + 1, isStillImmediate)
  }

  function lookAtMembers(name: string, value: unknown, depth: number, isImmediate: boolean): void {
    path.push(name)
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) lookBelow(member, index, depth, isImmediate)
    } else if (isRecord(value)) {
      for (const member of Object.keys(value)) {
        const isIdle =
          name === 'patternProperties' && !notePattern(member, placeHere(member), notices)
        if (!isIdle) lookBelow(value[member], member, depth, isImmediate)
      }
    }
    path.pop()
  }

  function lookAtFormat(format: string): void {
    if (!CHECKED_FORMATS.has(format)) noteFormat(format, placeHere('format'), notices)
  }

  function lookAtReference(reference: unknown, isImmediate: boolean): void {
    if (typeof reference !== 'string') {
      faults.push({ because: '$ref must be a string', place: placeHere('$ref') })
      return
    }
    const target = references.resolve(reference, here)
    if (target.ok && target.value !== undefined) context.refer(target, key, isImmediate)
    else missing.push(createMissing(`$ref ${reference}`, target, placeHere('$ref')))
  }

  return (raw, place, ownKey) => {
    root = place
    key = ownKey
    version = context.source.versionOf(place.uri)
    path.length = 0
    if (typeof raw !== 'boolean') lookAt(raw, 0, true)
    return !isDynamic
  }
}
