/** Scripts and signs that take two cells in a terminal (Unicode Standard Annex 11: W and F). */
const WIDE =
  /^(?:\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u

/** Signs that take none on their own. */
const ZERO = /^[\p{Mn}\p{Me}\u200b-\u200d\ufeff]+$/u

/** What a reader sees as one character, in order. */
function splitGraphemes(text: string): readonly string[] {
  if (isSimple(text)) return Array.from(text)
  // Made when it is needed: the first one takes longer than all of a short run.
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Cells that the text takes in a terminal. It must be free of control characters. */
export function measureWidth(text: string): number {
  if (isSimple(text)) return text.length
  return splitGraphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)
}

/** Fills up with spaces to `width` cells; a longer text stays as it is. */
export function padWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - measureWidth(text)))
}

/** Cuts to at most `width` cells, `ellipsis` included where something was cut. */
export function cutWidth(text: string, width: number, ellipsis: string): string {
  if (measureWidth(text) <= width) return text
  const mark = takeWidth(ellipsis, width)
  return takeWidth(text, width - measureWidth(mark)) + mark
}

/** The longest start of the text that fits into `width` cells. */
export function takeWidth(text: string, width: number): string {
  let taken = ''
  let used = 0
  for (const grapheme of splitGraphemes(text)) {
    used += graphemeWidth(grapheme)
    if (used > width) break
    taken += grapheme
  }
  return taken
}

function graphemeWidth(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/** Whether every code unit is a character of one cell: Latin, dashes, quotes, `…` and lines. */
function isSimple(text: string): boolean {
  return /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2500-\u257f]*$/.test(text)
}
