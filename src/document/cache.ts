import type { SourceFile } from './source-file.js'

/** Parsed files by URI, taken to be unchanged as long as it lives. */
export interface DocumentCache {
  readonly files: Map<string, SourceFile>
}

/** A cache for several calls of `loadDocument` with the same limits. */
export function createDocumentCache(): DocumentCache {
  return { files: new Map() }
}
