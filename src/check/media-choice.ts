import type { MediaTypeContract } from '../contract/model.js'
import { type MediaType, matchesMediaType, parseMediaType } from '../transport/headers.js'

/**
 * The documented media type that covers what arrived: of several the most specific (OpenAPI 3.1.1,
 * section 4.8.13.1). A key that cannot be read covers nothing.
 */
export function findMedia(
  content: readonly MediaTypeContract[],
  actual: MediaType,
): MediaTypeContract | undefined {
  let narrowest: MediaTypeContract | undefined
  let least = Infinity
  for (const media of content) {
    const documented = readDocumented(media)
    if (documented === undefined || !matchesMediaType(actual, documented)) continue
    const breadth = measureBreadth(documented)
    if (breadth >= least) continue
    narrowest = media
    least = breadth
  }
  return narrowest
}

/** Reads a Content-Type; undefined where it is no media type. */
export function readArrived(
  content: readonly MediaTypeContract[],
  header: string,
): MediaType | undefined {
  // Most senders write it as the document does, and that has been parsed before.
  const same = content.find(({ type }) => type === header)
  return same === undefined ? parseMediaType(header) : readDocumented(same)
}

/** The contract has it parsed. */
function readDocumented({ mediaType, type }: MediaTypeContract): MediaType | undefined {
  return mediaType ?? parseMediaType(type)
}

/** The more parameters, the narrower; a range is broader than any type. */
function measureBreadth({ type, subtype, parameters }: MediaType): number {
  if (type === '*') return 3
  if (subtype === '*') return 2
  return subtype.includes('*') ? 1 : -parameters.size
}
