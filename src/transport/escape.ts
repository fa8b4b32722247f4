/**
 * Captured text before it reaches a terminal or a log. A terminal obeys escape sequences and
 * reorders text on bidi controls, and a CI runner obeys lines of a certain form, whoever wrote them.
 */

// Cc: C0, DEL, C1. Cf: bidi controls, zero-width and other invisible characters. Cs: lone
// surrogates. Zl, Zp: line and paragraph separator.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const INVISIBLE_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/**
 * Shows every control, format and separator character as an escape (`\x1b`, `\u202e`, `\r`), so
 * that the result holds only visible characters and blanks. A backslash in the text stays as it is.
 */
export function escapeControls(text: string): string {
  return text.replace(INVISIBLE, showCharacter)
}

/** `escapeControls`, but for text of several lines: `keepNewlines` leaves `\n` alone. */
export function escapeForTerminal(text: string, options: { keepNewlines?: boolean } = {}): string {
  return options.keepNewlines === true
    ? text.replace(INVISIBLE_BUT_NEWLINE, showCharacter)
    : escapeControls(text)
}

/** What JSON may hold as it is, though a terminal obeys it. */
const BARE_IN_JSON = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu

/** JSON text that says the same and holds only characters that a terminal shows as they are. */
export function escapeJson(json: string): string {
  return json.replace(BARE_IN_JSON, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

/**
 * Takes their meaning from workflow commands in a line (or lines) of a CI log. The GitHub runner
 * trims a line before it looks for `::command::`, so indenting is no guard; it and Azure Pipelines
 * find `##[command]` and `##vso[command]` anywhere in a line. The first sign becomes an escape.
 */
export function guardCiLine(line: string): string {
  return line
    .replace(/^([^\S\n]*):(?=:)/gmu, '$1\\x3a')
    .replace(/^([^\S\n]*)#(?=#)/gmu, '$1\\x23')
    .replace(/#(?=#[a-z]{0,20}\[)/giu, '\\x23')
}

function showCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character)
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (code > 0xffff) return `\\u{${code.toString(16)}}`
  return code > 0xff
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\x${code.toString(16).padStart(2, '0')}`
}
