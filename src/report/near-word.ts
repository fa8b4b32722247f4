/**
 * Words that were probably meant by `word`, nearest first: those that share a part between dashes
 * or underscores, or differ by few letters. Case does not count.
 */
export function findNearest(
  word: string,
  words: readonly string[],
  limit: number,
): readonly string[] {
  // A longer word than any code resembles none, and the distance takes the product of the lengths.
  const wanted = word.slice(0, 80).toLowerCase()
  const allowed = Math.max(2, Math.floor(wanted.length / 3))
  return words
    .map((candidate) => ({ candidate, distance: measureDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= allowed || hasPart(candidate, wanted))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

function hasPart(candidate: string, wanted: string): boolean {
  return wanted.length > 2 && candidate.toLowerCase().includes(wanted)
}

/** Levenshtein distance: how many letters must be put in, taken out or changed. */
function measureDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      )
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
