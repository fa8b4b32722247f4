import type { MediaTypeContract } from '../contract/model.js'
import { type BodyForm, readMediaType } from '../sample/body-form.js'
import { type MediaType, parseMediaType } from '../transport/headers.js'
import { parseAccept, weigh } from './accept.js'

/** A documented media type that an answer is written in. */
export interface AnswerMedium {
  readonly medium: MediaTypeContract
  readonly contentType: string
  /** `raw`: only a text can be written. */
  readonly form: BodyForm | 'raw'
}

interface Candidate extends AnswerMedium {
  readonly type: MediaType
  readonly rank: number
}

/**
 * The documented media type that the client wants most; of equally wanted ones JSON comes first,
 * then the order of the document. Undefined where it wants none of them (RFC 9110, section 12.5.1).
 */
export function negotiate(
  content: readonly MediaTypeContract[],
  accept: string | undefined,
): AnswerMedium | undefined {
  const candidates = listCandidates(content)
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return candidates[0]
  const ranges = parseAccept(accept)
  if (ranges.length === 0) return candidates[0]
  let best: Candidate | undefined
  let bestWeight = 0
  for (const candidate of candidates) {
    const weight = weigh(candidate.type, ranges)
    if (weight <= bestWeight) continue
    best = candidate
    bestWeight = weight
  }
  return best
}

/** Whether a body is documented in a type that can be told. */
export function isWritable(content: readonly MediaTypeContract[]): boolean {
  return listCandidates(content).length > 0
}

const CANDIDATES = new WeakMap<readonly MediaTypeContract[], readonly Candidate[]>()

/** Best first; read once for each response of a contract. */
function listCandidates(content: readonly MediaTypeContract[]): readonly Candidate[] {
  const known = CANDIDATES.get(content)
  if (known !== undefined) return known
  const candidates = content
    .flatMap((medium) => describeCandidate(medium) ?? [])
    .sort((first, second) => first.rank - second.rank)
  CANDIDATES.set(content, candidates)
  return candidates
}

function describeCandidate(medium: MediaTypeContract): Candidate | undefined {
  const writable = readMediaType(medium.type)
  const contentType = writable?.contentType ?? makeConcrete(medium.type)
  const type = parseMediaType(contentType)
  if (type === undefined) return undefined
  const other = type.type === 'multipart' ? 'multipart' : 'raw'
  const { form = other, rank = RAW } = writable ?? {}
  return { medium, contentType, type, form, rank }
}

/** After all that can be written. */
const RAW = 9

/** A type for a range, since an answer has to say one. */
function makeConcrete(text: string): string {
  const range = /^\s*(\w+)\/\*/.exec(text)?.[1]
  return range === undefined ? text.trim() : (CONCRETE.get(range) ?? 'application/octet-stream')
}

const CONCRETE: ReadonlyMap<string, string> = new Map([
  ['image', 'image/png'],
  ['audio', 'audio/mpeg'],
  ['video', 'video/mp4'],
])
