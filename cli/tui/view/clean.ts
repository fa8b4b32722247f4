import {
  cutWidth,
  escapeForTerminal,
  measureWidth,
  padWidth,
  takeWidth,
} from '../../../src/index.js'

/** Captured text as one line that a terminal only shows and never obeys. */
export function clean(text: string): string {
  return escapeForTerminal(text)
}

/** The same for a line of a list, of which no more than its start is ever seen. */
export function cleanStart(text: string): string {
  return clean(text.slice(0, MAX_START))
}

const MAX_START = 600

/** Exactly so many cells: cut where it is longer, filled up where it is shorter. Plain text only. */
export function fit(text: string, width: number, ellipsis: string): string {
  return padWidth(cutWidth(text, width, ellipsis), width)
}

/** Pieces of at most so many cells; at least one. Plain text only. */
export function chop(text: string, width: number): readonly string[] {
  const room = Math.max(2, width)
  const pieces: string[] = []
  let at = 0
  do {
    // To measure all that is left for each piece would take minutes for a long text.
    const start = text.slice(at, at + room * MAX_UNITS)
    const piece = takeWidth(start, room) || start
    pieces.push(piece)
    at += piece.length
  } while (at < text.length)
  return pieces
}

/** Code units that a cell may take: letters with marks, signs of several parts. */
const MAX_UNITS = 8

/** The start of painted text that takes at most so many cells; colours are ended where it is cut. */
export function cutPainted(text: string, width: number): string {
  let cut = ''
  let room = width
  for (const part of text.split(SGR)) {
    if (part.startsWith('\u001b')) {
      cut += part
      continue
    }
    const taken = takeWidth(part, room)
    cut += taken
    room -= measureWidth(taken)
    // What comes behind a sign that did not fit must not take its place.
    if (taken.length < part.length) room = 0
  }
  return cut
}

const SGR = /(\u001b\[\d+m)/u
