import type { RawDocumentFlags, RawLookFlags, RawVerifyFlags } from './options.js'

/** Flags of `ringback open` as they were written. */
export interface RawOpenFlags
  extends RawDocumentFlags,
    RawLookFlags,
    Pick<
      RawVerifyFlags,
      | 'config'
      | 'api'
      | 'start'
      | 'set'
      | 'body'
      | 'header'
      | 'bearer'
      | 'apiKey'
      | 'basic'
      | 'seed'
      | 'timeout'
      | 'settle'
      | 'host'
      | 'port'
      | 'publicUrl'
      | 'webhooksAt'
      | 'journal'
      | 'strict'
    > {
  readonly to?: string
}
