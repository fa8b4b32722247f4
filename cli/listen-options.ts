import type { RawDocumentFlags, RawLookFlags } from './options.js'

/** Flags of `ringback listen` as they were written. */
export interface RawListenFlags extends RawDocumentFlags, RawLookFlags {
  readonly config?: string
  readonly host?: string
  readonly port?: string
  readonly publicUrl?: string
  readonly webhooksAt?: string
  readonly answer?: string
  readonly forwardTo?: string
  readonly expect?: string
  readonly timeout?: string
  /** Absent: the screen where there is a terminal, else text. */
  readonly format?: 'text' | 'json'
  readonly output?: string
  readonly journal?: string
  readonly strict?: boolean
}
