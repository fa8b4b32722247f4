import type { PatternNode } from './pattern-syntax.js'

/**
 * The position automaton of a pattern (Glushkov 1961): one state per character of the pattern, an
 * edge where one character can follow the other.
 */
export interface PatternAutomaton {
  /** Per state, the expression for its character. */
  readonly characters: readonly string[]
  /** Per state, the states that can follow. */
  readonly successors: readonly ReadonlySet<number>[]
  /** States `[from, to)` of each outermost loop. */
  readonly loops: readonly (readonly [from: number, to: number])[]
  /** Whether a loop leads from one character to another that already follows it inside the loop. */
  readonly hasDoubleEdge: boolean
}

/** How a part of a pattern begins and ends. */
interface Fragment {
  readonly isNullable: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

const EMPTY: Fragment = { isNullable: true, first: [], last: [] }
/** A range of this many repeats, such as `{0,20}`, is as slow as an endless one. */
const LOOP_FROM = 10
/** More copies of a counted part than this show nothing new. */
const COPIES = 3

/** Builds the automaton; undefined where it has more than `stateLimit` states. */
export function buildAutomaton(root: PatternNode, stateLimit = 2000): PatternAutomaton | undefined {
  const characters: string[] = []
  const successors: Set<number>[] = []
  const loops: [number, number][] = []
  let loopDepth = 0
  let hasDoubleEdge = false

  function link(from: readonly number[], to: readonly number[], isLoop: boolean): void {
    for (const state of from) {
      for (const next of to) {
        if (isLoop && successors[state]?.has(next) === true) hasDoubleEdge = true
        successors[state]?.add(next)
      }
    }
  }

  function join(before: Fragment, after: Fragment): Fragment {
    link(before.last, after.first, false)
    return {
      isNullable: before.isNullable && after.isNullable,
      first: before.isNullable ? [...before.first, ...after.first] : before.first,
      last: after.isNullable ? [...before.last, ...after.last] : after.last,
    }
  }

  function build(node: PatternNode): Fragment {
    if (characters.length > stateLimit) return EMPTY
    switch (node.kind) {
      case 'character': {
        const state = characters.push(node.source) - 1
        successors.push(new Set())
        return { isNullable: false, first: [state], last: [state] }
      }
      case 'sequence':
        return node.parts.reduce((before, part) => join(before, build(part)), EMPTY)
      case 'choice': {
        const options = node.options.map(build)
        return {
          isNullable: options.some((option) => option.isNullable),
          first: options.flatMap((option) => option.first),
          last: options.flatMap((option) => option.last),
        }
      }
      case 'look':
        build(node.body)
        return EMPTY
      case 'repeat':
        return buildRepeat(node.body, node.min, node.max)
    }
  }

  function buildRepeat(body: PatternNode, min: number, max: number): Fragment {
    const isLoop = max === Infinity || (max >= LOOP_FROM && max > min)
    const needed = Math.min(min, COPIES)
    let whole = EMPTY
    for (let copy = isLoop ? 1 : 0; copy < needed; copy++) whole = join(whole, build(body))
    if (isLoop) return join(whole, buildLoop(body, min === 0))
    for (let copy = min; copy < max; copy++) {
      whole = join(whole, { ...build(body), isNullable: true })
    }
    return whole
  }

  function buildLoop(body: PatternNode, isOptional: boolean): Fragment {
    const from = characters.length
    loopDepth++
    const fragment = build(body)
    link(fragment.last, fragment.first, true)
    loopDepth--
    if (loopDepth === 0) loops.push([from, characters.length])
    return isOptional ? { ...fragment, isNullable: true } : fragment
  }

  build(root)
  if (characters.length > stateLimit) return undefined
  return { characters, successors, loops, hasDoubleEdge }
}
