import type { PartDialect } from './deviation.js'
import { explainUnreadable } from './explain.js'
import { readMessageKind, readStandard } from './grammar.js'
import type { ExpressionSource } from './model.js'
import { formatPointer, isPointer } from './pointer.js'

/** What one expression was read as; `because` follows the expression in a sentence. */
export type Reading =
  | {
      readonly ok: true
      readonly source: ExpressionSource
      readonly dialects: readonly PartDialect[]
    }
  | { readonly ok: false; readonly because: string }

/**
 * Reads what stands between braces. Blanks at either end are trimmed and reported even where the
 * grammar would take them for the end of a name: such a name is always a slip.
 */
export function readBraced(inner: string): Reading {
  const text = inner.trim()
  const reading = text.startsWith('$') ? readDollar(text) : readDollarless(text)
  return text === inner ? reading : addDialect(reading, 'blank-in-braces')
}

/** Reads an expression that begins with `$`: strictly, then by the dialects. */
export function readDollar(text: string): Reading {
  const standard = readStandard(text)
  if (standard !== undefined) return accept(standard)
  const body = /^\$(request|response)\.body(?:#(?!\/)|(?=[.[]))/i.exec(text)
  if (body !== null) {
    const message = readMessageKind(body[1])
    const rest = text.slice(body[0].length)
    const isDotted = !body[0].endsWith('#')
    const pointer = isDotted ? readDottedPath(rest) : `/${rest}`
    if (pointer !== undefined && isPointer(pointer)) {
      return accept({ kind: 'body', message, pointer }, isDotted ? 'dotted-body' : 'missing-slash')
    }
  }
  const name = text.slice(1)
  // Not a name: what begins like the grammar was meant to be the grammar.
  if (!/^(?:request|response)s?[.#/[]/i.test(name) && isName(name)) {
    return accept({ kind: 'name', name }, 'bare-name')
  }
  return { ok: false, because: explainUnreadable(text) }
}

function readDollarless(text: string): Reading {
  if (/^(?:request|response)\./i.test(text)) {
    return addDialect(readDollar(`$${text}`), 'missing-dollar')
  }
  if (isName(text)) return accept({ kind: 'name', name: text }, 'template-name')
  return { ok: false, because: explainUnreadable(text) }
}

/** `.a.b[0]` or `[0].a` as a JSON Pointer; undefined where it is neither. */
function readDottedPath(path: string): string | undefined {
  const step = /\.([^.[\]/#\s]+)|\[(0|[1-9]\d*)\]/y
  const tokens: string[] = []
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (match === null) return undefined
    tokens.push(match[1] ?? match[2] ?? '')
  }
  return formatPointer(tokens)
}

/** Wide enough for `callback.url` and `filter[url]`, too narrow for URLs and URI Templates. */
function isName(text: string): boolean {
  return /^[\p{L}\p{N}_][^\s\p{Cc}{}$#/?&="<>`\\]*$/u.test(text)
}

function accept(source: ExpressionSource, ...dialects: readonly PartDialect[]): Reading {
  return { ok: true, source, dialects }
}

/** The same reading with one dialect more, in front. */
export function addDialect(reading: Reading, dialect: PartDialect): Reading {
  return reading.ok ? { ...reading, dialects: [dialect, ...reading.dialects] } : reading
}
