/**
 * The candidate that `name` was probably meant to be, or undefined: a misspelling, or the same with
 * a word before or after it (`invoiceId` for `id`).
 */
export function findNearName(name: string, candidates: readonly string[]): string | undefined {
  const isRelated = (one: string) => hasWord(one, name) || hasWord(name, one)
  return findMisspelling(name, candidates) ?? candidates.find(isRelated)
}

/**
 * The candidate that differs from `name` only in case, `_` and `-`, or in one typing mistake (two in
 * longer names).
 */
export function findMisspelling(name: string, candidates: readonly string[]): string | undefined {
  const wanted = fold(name)
  const limit = wanted.length > 5 ? 2 : wanted.length > 2 ? 1 : 0
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    const distance = measureDistance(wanted, fold(candidate), limit)
    if (candidate === name || distance >= bestDistance) continue
    best = candidate
    bestDistance = distance
  }
  return best
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '')
}

/** Whether `long` starts or ends with `short` as a word: `invoiceId` and `invoice_id` with `id`. */
function hasWord(long: string, short: string): boolean {
  const words = long.split(/[_\-\s.]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase())
  const wanted = short.toLowerCase()
  return words.length > 1 && (words[0] === wanted || words.at(-1) === wanted)
}

/** Levenshtein's distance, or something above `limit`. */
function measureDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? limit + 1
}
