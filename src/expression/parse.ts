import { quote } from './describe.js'
import { createDeviation } from './deviation.js'
import { addDialect, type Reading, readBraced, readDollar } from './dialect.js'
import { readStandard } from './grammar.js'
import type {
  CallbackExpression,
  Deviation,
  ExpressionPart,
  ExpressionSource,
  Fault,
  TemplatePart,
} from './model.js'
import { dropGluedPrefix } from './prefix.js'
import { type Span, scanKey } from './scan.js'
import { classifyOpaqueKey } from './shape.js'

/**
 * Reads a callback key (OpenAPI 3.1.1, section 4.8.18): literal text and runtime expressions,
 * strictly where possible, else by the named dialects, each of them recorded. A key that is one
 * expression without braces is standard too: the specification's own first example is one.
 * Total over all strings and linear in time. What cannot be read stays as literal text with a
 * fault.
 */
export function parseCallbackKey(key: string): CallbackExpression {
  const expressions: ExpressionPart[] = []
  const deviations: Deviation[] = []
  const faults: Fault[] = []
  if (key === '') faults.push({ offset: 0, length: 0, message: 'The callback key is empty' })
  for (const span of scanKey(key)) {
    const { offset, text } = span
    const reading = readSpan(span, key)
    if (reading.ok) {
      const part: ExpressionPart = { kind: 'expression', source: reading.source, text, offset }
      expressions.push(part)
      for (const dialect of reading.dialects) deviations.push(createDeviation(dialect, part))
    } else {
      const message = `${quote(text)} cannot be read: ${reading.because}`
      faults.push({ offset, length: text.length, message })
    }
  }
  return dropGluedPrefix({
    text: key,
    shape: expressions.length > 0 ? 'expression' : classifyOpaqueKey(key),
    parts: fillWithLiterals(key, expressions),
    deviations,
    faults,
  })
}

/**
 * Reads a single expression without braces, such as the value of a link's parameter, by the
 * grammar alone (OpenAPI 3.1.1, section 4.8.20.4). Undefined for all else: a value that is no
 * expression is a constant there, so dialects would turn constants into expressions.
 */
export function parseRuntimeExpression(text: string): ExpressionSource | undefined {
  return readStandard(text)
}

function readSpan(span: Span, key: string): Reading {
  switch (span.kind) {
    case 'broken':
      return { ok: false, because: span.because }
    case 'unbraced': {
      const reading = readDollar(span.text)
      return span.text === key ? reading : addDialect(reading, 'missing-braces')
    }
    case 'braced': {
      const reading = readBraced(span.inner)
      if (span.flaw === undefined) return reading
      return span.flaw === 'unclosed-brace' && hasDelimiterInName(reading)
        ? { ok: false, because: 'its closing `}` is missing, and could stand in several places' }
        : addDialect(reading, span.flaw)
    }
  }
}

/** In `{$request.query.url/done` the brace may be missing at the end or before the slash. */
function hasDelimiterInName(reading: Reading): boolean {
  return reading.ok && 'name' in reading.source && /[/?#&=]/.test(reading.source.name)
}

function fillWithLiterals(key: string, expressions: readonly ExpressionPart[]): TemplatePart[] {
  const parts: TemplatePart[] = []
  let end = 0
  for (const part of expressions) {
    if (part.offset > end) parts.push({ kind: 'literal', text: key.slice(end, part.offset) })
    parts.push(part)
    end = part.offset + part.text.length
  }
  if (end < key.length) parts.push({ kind: 'literal', text: key.slice(end) })
  return parts
}
