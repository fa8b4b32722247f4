import type { SourceFile } from './source-file.js'

/** The root file, and what its references may lead to. */
export interface RootFile {
  /** As the user named it. */
  readonly source: string
  /** Its name in messages. */
  readonly shown: string
  readonly file: SourceFile
  readonly fetchedFrom?: string
  /** Folder of its local references, where it has one. */
  readonly folder?: string
  readonly origin?: string
}
