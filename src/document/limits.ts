import { RingbackError } from '../errors.js'

/** How much of a document is read before Ringback refuses to go on. */
export interface DocumentLimits {
  readonly fileBytes: number
  /** Over all files that the document pulls in. */
  readonly totalBytes: number
  /** Levels of mappings and lists inside each other. */
  readonly depth: number
  /** Values over all files, those behind YAML aliases counted each time they are used. */
  readonly nodes: number
  readonly files: number
  /** Redirects in a row for one URL. */
  readonly redirects: number
  /** For one URL, redirects included. */
  readonly timeoutMs: number
}

const MIB = 1024 * 1024

/** Real documents: 30 levels at most, 13 MB and 400,000 values, one in 1,200 files. */
export const DEFAULT_LIMITS: DocumentLimits = {
  fileBytes: 64 * MIB,
  totalBytes: 256 * MIB,
  depth: 256,
  nodes: 5_000_000,
  files: 5000,
  redirects: 5,
  timeoutMs: 10_000,
}

const ENDLESS = 'Look for aliases or objects that contain themselves.'
const LARGE = 'Is it the right document? If so, split off what no callback needs.'

const WORDS = {
  fileBytes: ['is larger than', 'bytes', LARGE],
  totalBytes: ['and the files that it refers to are larger than', 'bytes', LARGE],
  depth: ['is nested deeper than', 'levels', ENDLESS],
  nodes: [
    'and the files that it refers to hold more than',
    'values, with aliases expanded',
    ENDLESS,
  ],
  files: ['refers to more than', 'files', LARGE],
} as const

/** The error for `file`, as shown to the user, having gone beyond a limit. */
export function createLimitError(
  limit: keyof typeof WORDS,
  limits: DocumentLimits,
  file: string,
): RingbackError {
  const [exceeds, unit, advice] = WORDS[limit]
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_LIMIT',
    `${file} ${exceeds} ${limits[limit]} ${unit}.`,
    { hint: advice },
  )
}
