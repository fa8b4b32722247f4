import { type MediaType, parseMediaType } from '../transport/headers.js'

/** Part of an Accept header (RFC 9110, section 12.5.1). */
export interface AcceptRange {
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
    return [{ range, weight: weight >= 0 && weight <= 1 ? weight : 1 }]
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
  if (range.type === '*') return true
  if (range.type !== type.type) return false
  return range.subtype === '*' || range.subtype === type.subtype
}

function measure({ type, subtype, parameters }: MediaType): number {
  if (type === '*') return 0
  return subtype === '*' ? 1 : 2 + parameters.size
}
