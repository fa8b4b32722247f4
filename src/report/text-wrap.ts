import { measureWidth, takeWidth } from './text-width.js'

/**
 * Breaks text into lines of at most `width` cells: at blanks where there are any, before `/`, `?`
 * and `&` in long words, and anywhere else as a last resort. Line feeds break too. Blanks inside a
 * line are kept, since a quoted value may turn on them.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 8)))
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const token of text.match(/\s+|\S+/g) ?? []) {
    if (measureWidth(line + token) <= width) {
      line += token
    } else if (token.trim() === '') {
      if (line !== '') lines.push(line)
      line = ''
    } else {
      // A URL that is cut anyway starts on this line, rather than leave a lone word on it.
      const start = startWord(token, width, width - measureWidth(line))
      if ((line + start).trim() !== '') lines.push((line + start).trimEnd())
      const pieces = breakWord(token.slice(start.length), width)
      lines.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

function startWord(word: string, width: number, room: number): string {
  return measureWidth(word) > width && room > width / 2 ? cutAtSeam(takeWidth(word, room)) : ''
}

function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = []
  let rest = word
  while (measureWidth(rest) > width) {
    const piece = cutAtSeam(takeWidth(rest, width))
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest]
}

/** Up to the last seam of a URL or pointer, where that does not leave the line half empty. */
function cutAtSeam(piece: string): string {
  const seam = Math.max(...['/', '?', '&'].map((sign) => piece.lastIndexOf(sign)))
  return seam > piece.length / 2 ? piece.slice(0, seam) : piece
}
