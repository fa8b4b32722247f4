import { findMisspelling } from '../schema/near-name.js'
import { matchSegment, readSegment } from './path-segment.js'

/**
 * The documented path that the path of a request was probably meant to be: the same but for slashes
 * and case, else the one that has most segments in common with it and differs in one.
 */
export function findNearPath(path: string, documented: readonly string[]): string | undefined {
  const asked = splitPath(path)
  let best: string | undefined
  let bestDistance = 1
  for (const one of documented) {
    const distance = measureDistance(asked, splitPath(one))
    if (distance < bestDistance) {
      best = one
      bestDistance = distance
    }
  }
  return best
}

function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '')
}

/** 0 for the same but for slashes and case, below 1 for a typing mistake in one segment. */
function measureDistance(asked: readonly string[], template: readonly string[]): number {
  if (asked.length !== template.length || asked.length === 0) return 1
  let distance = 0
  for (const [index, segment] of asked.entries()) {
    const wanted = template[index] ?? ''
    if (matchSegment(readSegment(wanted), segment) !== undefined) continue
    if (segment.toLowerCase() === wanted.toLowerCase()) distance += 0.1
    else if (findMisspelling(segment, [wanted]) !== undefined) distance += 0.5
    else return 1
  }
  return distance
}
