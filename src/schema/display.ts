import { isRecord } from './value.js'

const LENGTH_LIMIT = 60
const DEPTH_LIMIT = 4

/**
 * A value as JSON of one line, cut at `limit` characters. Invisible characters, among them those
 * that control terminals or turn the direction of text, are written as escapes.
 */
export function showValue(value: unknown, limit = LENGTH_LIMIT): string {
  return cut(renderValue(value, limit, 0), limit)
}

/** Text that is not a JSON string, such as the name of a member, in the same way. */
export function showText(text: string, limit = LENGTH_LIMIT): string {
  return cut(escapeInvisible(text.slice(0, limit + 1)), limit)
}

/** Names in a row, `and 12 more` at the end where they are too many. */
export function showNames(names: readonly string[], limit = 8): string {
  const shown = names.slice(0, limit).map((name) => showText(name, 40))
  const rest = names.length - shown.length
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`
}

/** Values that are allowed, as `"a" | "b"`, cut after `limit` of them. */
export function showChoices(values: readonly unknown[], limit = 8): string {
  const shown = values.slice(0, limit).map((value) => showValue(value, 30))
  const rest = values.length - shown.length
  return rest === 0 ? shown.join(' | ') : `${shown.join(' | ')} | ${rest} more`
}

/** Never renders much more than `limit` characters, however large the value is. */
function renderValue(value: unknown, limit: number, depth: number): string {
  if (typeof value === 'string') return renderText(value, limit)
  if (Array.isArray(value)) {
    return renderParts('[', value.values(), ']', limit, depth, (item) =>
      renderValue(item, limit, depth + 1),
    )
  }
  if (isRecord(value)) {
    return renderParts('{', Object.keys(value), '}', limit, depth, (name) => {
      return `${renderText(name, limit)}: ${renderValue(value[name], limit, depth + 1)}`
    })
  }
  return String(value)
}

function renderParts<Part>(
  open: string,
  parts: Iterable<Part>,
  close: string,
  limit: number,
  depth: number,
  render: (part: Part) => string,
): string {
  let text = ''
  for (const part of parts) {
    if (depth >= DEPTH_LIMIT || text.length > limit) return `${open}${text}…${close}`
    text += `${text === '' ? '' : ', '}${render(part)}`
  }
  return `${open}${text}${close}`
}

function renderText(text: string, limit: number): string {
  return escapeInvisible(JSON.stringify(text.slice(0, limit + 1)))
}

/** Controls, formats (bidirectional, zero width), line separators, lone surrogates. Unicode TR 36. */
function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16).padStart(4, '0')
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`
  })
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${cutText(text, limit - 1)}…`
}

/** The first `length` UTF-16 code units at most, and no half of a character at the end. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
