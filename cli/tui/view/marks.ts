import type { Finding } from '../../../src/index.js'
import type { JsonLine } from './json.js'
import type { Marks } from './json-body.js'

const PLACE = /^body(?: (?<pointer>\/.*?))?(?:, line \d+, column \d+)?$/su

/** Codes of findings by the place in the body that they name. */
export function placeMarks(findings: readonly Finding[]): Marks {
  const marks = new Map<string, string>()
  for (const { at, code } of findings) {
    const place = PLACE.exec(at ?? '')
    if (place === null) continue
    const pointer = place.groups?.['pointer'] ?? ''
    const known = marks.get(pointer)
    marks.set(pointer, known === undefined || known === code ? code : `${known}, ${code}`)
  }
  return marks
}

/** The same for the places that there are: what a member that is missing was missed in. */
export function moveMarks(marks: Marks, lines: readonly JsonLine[]): Marks {
  const there = new Set(lines.map(({ pointer }) => pointer))
  const moved = new Map<string, string>()
  for (const [pointer, code] of marks) {
    let place = pointer
    while (place !== '' && !there.has(place)) place = place.slice(0, place.lastIndexOf('/'))
    moved.set(place, moved.has(place) ? `${moved.get(place) ?? ''}, ${code}` : code)
  }
  return moved
}
