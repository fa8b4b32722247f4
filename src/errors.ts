/**
 * What stops Ringback from doing its job. What is wrong with the user's API is a `Finding` instead.
 * The code is the identity: match on it, never on the text.
 */
export const ERROR_CATALOGUE = {
  RINGBACK_ERR_USAGE: {
    exitCode: 2,
    blame: 'user',
    explain: 'An option or argument of the command line or of a library call has no meaning.',
  },
  RINGBACK_ERR_DOCUMENT_UNREADABLE: {
    exitCode: 2,
    blame: 'document',
    explain: 'The OpenAPI document could not be read from its file, URL or standard input.',
  },
  RINGBACK_ERR_DOCUMENT_SYNTAX: {
    exitCode: 2,
    blame: 'document',
    explain: 'The document is neither JSON nor YAML that can be parsed.',
  },
  RINGBACK_ERR_DOCUMENT_VERSION: {
    exitCode: 2,
    blame: 'document',
    explain: 'The document parses, but is not OpenAPI 3.0, 3.1 or 3.2.',
  },
  RINGBACK_ERR_DOCUMENT_LIMIT: {
    exitCode: 2,
    blame: 'document',
    explain: 'The document is larger, deeper or has more parts than Ringback is willing to read.',
  },
  RINGBACK_ERR_PORT_UNAVAILABLE: {
    exitCode: 2,
    blame: 'user',
    explain: 'The receiver could not listen on the host and port that were asked for.',
  },
  RINGBACK_ERR_API_START: {
    exitCode: 2,
    blame: 'user',
    explain: 'The command of --start ended, or did not answer in time.',
  },
  RINGBACK_ERR_NO_DELIVERY: {
    exitCode: 1,
    blame: 'api',
    explain: 'An inbox of the library waited for a delivery, and none arrived in time.',
  },
  RINGBACK_ERR_OUTPUT: {
    exitCode: 2,
    blame: 'user',
    explain: 'A report or journal file could not be written.',
  },
  RINGBACK_ERR_INTERNAL: {
    exitCode: 70,
    blame: 'ringback',
    explain: 'A bug in Ringback. Please report it with the document and the command.',
  },
} as const satisfies Record<string, ErrorEntry>

interface ErrorEntry {
  readonly exitCode: number
  /** Who can mend it. */
  readonly blame: 'user' | 'document' | 'api' | 'ringback'
  readonly explain: string
}

export type ErrorCode = keyof typeof ERROR_CATALOGUE

export interface RingbackErrorOptions {
  /** What to do about it, as one sentence. */
  readonly hint?: string
  readonly cause?: unknown
}

/** An error with a code from `ERROR_CATALOGUE`; the message says what was expected and what arrived. */
export class RingbackError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: RingbackErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RingbackError'
    this.code = code
    this.hint = options.hint
  }

  /** The process exit code that this error stands for. */
  get exitCode(): number {
    return ERROR_CATALOGUE[this.code].exitCode
  }
}
