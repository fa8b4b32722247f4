import type { RawVerifyFlags } from '../../cli/options.js'

/** `ringback verify openapi.json`, without any option. */
export const NO_FLAGS: RawVerifyFlags = {
  format: 'text',
  allowRemoteRefs: [],
  documentHeader: [],
  bind: [],
  only: [],
  set: [],
  body: [],
  header: [],
}
