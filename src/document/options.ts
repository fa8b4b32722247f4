import type { Readable } from 'node:stream'
import type { DocumentCache } from './cache.js'
import type { FetchText } from './fetch.js'
import type { DocumentLimits } from './limits.js'

export interface LoadOptions {
  /** Folder that local references may lead into; by default that of the root document. */
  readonly refRoot?: string
  /** Hosts (`api.example.com`, with any port, or `api.example.com:8443`) that references may lead to. */
  readonly allowRemoteRefs?: readonly string[]
  readonly limits?: Partial<DocumentLimits>
  /** What `-` reads; by default `process.stdin`. */
  readonly stdin?: Readable
  readonly signal?: AbortSignal
  /** Base of relative paths; by default `process.cwd()`. */
  readonly cwd?: string
  /** Sent with the request for the root document only, and not to another origin by a redirect. */
  readonly headers?: Readonly<Record<string, string>>
  readonly fetchText?: FetchText
  /**
   * Checks the structure of the whole document by the official schema of its OpenAPI version. Takes
   * longer than all the rest of the loading.
   */
  readonly checkStructure?: boolean
  /** Lets several documents share the files that they have in common. */
  readonly cache?: DocumentCache
}
