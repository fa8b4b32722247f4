import { isToken } from './grammar.js'
import type { CallbackExpression, ExpressionSource } from './model.js'
import { isPointer } from './pointer.js'

/**
 * The standard spelling of a source without braces (`$request.body#/url`); undefined for cookies
 * and unbound names, which have none, and for names that the grammar cannot hold.
 */
export function formatSource(source: ExpressionSource): string | undefined {
  switch (source.kind) {
    case 'url':
      return '$url'
    case 'method':
      return '$method'
    case 'status-code':
      return '$statusCode'
    case 'header':
      return isToken(source.name) ? `$${source.message}.header.${source.name}` : undefined
    case 'query':
    case 'path':
      return source.name === '' ? undefined : `$${source.message}.${source.kind}.${source.name}`
    case 'body':
      if (source.pointer === '') return `$${source.message}.body`
      return isPointer(source.pointer) ? `$${source.message}.body#${source.pointer}` : undefined
    case 'cookie':
    case 'name':
      return undefined
  }
}

/**
 * The same in braces, as it stands in a callback key. Undefined too where it would not be read
 * back: braces in a name would end it early, and blanks at its end would be taken for a slip.
 */
export function formatEmbedded(source: ExpressionSource): string | undefined {
  const spelling = formatSource(source)
  if (spelling === undefined || /[{}]/.test(spelling) || spelling.trim() !== spelling) {
    return undefined
  }
  return `{${spelling}}`
}

/**
 * The standard spelling of a whole key: the key itself where nothing in it deviates. Undefined
 * where a part has none (unbound names, cookies) or could not be read.
 */
export function formatCallbackKey(expression: CallbackExpression): string | undefined {
  if (expression.faults.length > 0) return undefined
  if (expression.deviations.length === 0) return expression.text
  const spellings: string[] = []
  for (const part of expression.parts) {
    const spelling = part.kind === 'literal' ? part.text : formatEmbedded(part.source)
    if (spelling === undefined) return undefined
    spellings.push(spelling)
  }
  return spellings.join('')
}

const CONTEXT_LENGTH = 40
const MARKED_LENGTH = 80

/**
 * A piece of a text and, on a second line, carets under it. Everything but printable ASCII is
 * shown as an escape, so that every character is one column wide and none can do harm; text far
 * from the piece is cut. Offsets outside the text are moved into it; a piece without length gets
 * one caret.
 */
export function pointAt(text: string, offset: number, length: number): string {
  const start = Math.min(Math.max(offset, 0), text.length)
  const end = Math.min(start + Math.min(Math.max(length, 0), MARKED_LENGTH), text.length)
  const from = Math.max(start - CONTEXT_LENGTH, 0)
  const to = Math.min(end + CONTEXT_LENGTH, text.length)
  const before = (from > 0 ? '...' : '') + escapeVisibly(text.slice(from, start))
  const marked = escapeVisibly(text.slice(start, end))
  const after = escapeVisibly(text.slice(end, to)) + (to < text.length ? '...' : '')
  const carets = '^'.repeat(Math.max(marked.length, 1))
  return `${before}${marked}${after}\n${' '.repeat(before.length)}${carets}`
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\\', '\\\\'],
])

function escapeVisibly(text: string): string {
  return text.replaceAll(
    /[^ -~]|\\/gu,
    (character) => ESCAPES.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
