import { hasParametersOf, type MediaType, parseMediaType } from '../transport/headers.js'

// A weight is no parameter of the type, and a charset asks for what Accept-Charset was once for.
const OF_RANGE: ReadonlySet<string> = new Set(['q', 'charset'])

/** Part of an Accept header (RFC 9110, section 12.5.1). */
export interface AcceptRange {
  /** Without weight and charset. */
  readonly range: MediaType
  /** From 0, which refuses it, to 1. */
  readonly weight: number
}

/** Reads an Accept header; parts that are no media range are left out. */
export function parseAccept(header: string): readonly AcceptRange[] {
  return header.split(',').flatMap((text) => {
    const range = parseMediaType(text.trim() === '*' ? '*/*' : text)
    if (range === undefined) return []
    const weight = Number(range.parameters.get('q') ?? '1')
    const parameters = new Map([...range.parameters].filter(([name]) => !OF_RANGE.has(name)))
    return [{ range: { ...range, parameters }, weight: weight >= 0 && weight <= 1 ? weight : 1 }]
  })
}

/** How much a media type is wanted: by the most specific range that covers it, else 0. */
export function weigh(type: MediaType, ranges: readonly AcceptRange[]): number {
  let best: AcceptRange | undefined
  for (const accepted of ranges) {
    if (!covers(accepted.range, type)) continue
    if (best === undefined || measure(accepted.range) > measure(best.range)) best = accepted
  }
  return best?.weight ?? 0
}

function covers(range: MediaType, type: MediaType): boolean {
  if (!hasParametersOf(type, range)) return false
  if (range.type === '*') return true
  if (range.type !== type.type) return false
  return range.subtype === '*' || range.subtype === type.subtype
}

function measure({ type, subtype, parameters }: MediaType): number {
  if (type === '*') return 0
  return subtype === '*' ? 1 : 2 + parameters.size
}
