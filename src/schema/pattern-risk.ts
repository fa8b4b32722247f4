import { buildAutomaton, type PatternAutomaton } from './pattern-automaton.js'
import { parsePattern } from './pattern-syntax.js'

/**
 * Whether a backtracking engine may need exponential time to find that a text does not match:
 * `(a+)+`, `(a|a)*`, `(\w*\s*)*`. That is so where a loop can read one text in two ways and be in
 * the same state after it (exponential degree of ambiguity: Weber and Seidl, 1991; applied to
 * backtracking by Weideman and others, CIAA 2016). Patterns too large to be looked at count as
 * harmless, and so do those that are only slow by a power (`a*a*`).
 */
export function mayTakeExponentialTime(pattern: string, flags = ''): boolean {
  const tree = parsePattern(pattern)
  const automaton = tree === undefined ? undefined : buildAutomaton(tree)
  if (automaton === undefined || automaton.loops.length === 0) return false
  if (automaton.hasDoubleEdge) return true
  const overlaps = createOverlapTest(automaton.characters, collectProbes(pattern), flags)
  return automaton.loops.some((loop) => isAmbiguousLoop(automaton, loop, overlaps))
}

type OverlapTest = (state: number, other: number) => boolean

/** Pairs of steps that are looked at per loop before it counts as harmless. */
const STEP_LIMIT = 300_000

/**
 * Two readings of one text are a walk through pairs of states. A loop is ambiguous where such a
 * walk leaves the pairs of equal states and comes back to them. Weber and Seidl, criterion EDA.
 */
function isAmbiguousLoop(
  { successors }: PatternAutomaton,
  [from, to]: readonly [number, number],
  overlaps: OverlapTest,
): boolean {
  const open: [number, number][] = []
  for (let state = from; state < to; state++) open.push([state, state])
  const seen = new Set<string>()
  let steps = 0
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [first, second] = pair
    for (const one of successors[first] ?? []) {
      for (const other of successors[second] ?? []) {
        if (++steps > STEP_LIMIT) return false
        if (one >= to || other >= to || !overlaps(one, other)) continue
        if (one === other && first !== second) return true
        const key = `${Math.min(one, other)} ${Math.max(one, other)}`
        if (one === other || seen.has(key)) continue
        seen.add(key)
        open.push([one, other])
      }
    }
  }
  return false
}

const SAMPLE_CHARACTERS = Array.from(
  '\t\n\r\u00a0\u00e9\u00c9\u03a9\u044f\u6f22\u3042\u0661\u{1f600}',
)

/** Characters that tell apart what the pattern tells apart: ASCII, a few more, and its own. */
function collectProbes(pattern: string): string[] {
  const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  const escaped = [...pattern.matchAll(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/gi)]
  const decoded = escaped
    .map(([, ...codes]) => Number.parseInt(codes.join(''), 16))
    .filter((code) => code <= 0x10ffff)
    .map((code) => String.fromCodePoint(code))
  return [...new Set([...printable, ...SAMPLE_CHARACTERS, ...Array.from(pattern), ...decoded])]
}

/** Whether two states can read one and the same character, tried with `probes`. */
function createOverlapTest(
  characters: readonly string[],
  probes: readonly string[],
  flags: string,
): OverlapTest {
  const accepted = new Map<string, ReadonlySet<string>>()
  const known = new Map<string, boolean>()
  const readable = (source: string) => {
    const before = accepted.get(source)
    if (before !== undefined) return before
    const expression = new RegExp(`^(?:${source})$`, flags)
    const set = new Set(probes.filter((probe) => expression.test(probe)))
    accepted.set(source, set)
    return set
  }
  return (state, other) => {
    const [one, two] = [characters[state] ?? '', characters[other] ?? '']
    if (one === two) return true
    const key = `${one}\n${two}`
    const overlap = known.get(key) ?? [...readable(one)].some((probe) => readable(two).has(probe))
    known.set(key, overlap)
    return overlap
  }
}
