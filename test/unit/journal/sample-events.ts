import type { ExpectationExpired } from '../../../src/event/model.js'

/** Event number `atMs`: the smallest there is. */
export function sampleEvent(atMs: number, expectation = `exp-${atMs}`): ExpectationExpired {
  return { type: 'expectation:expired', atMs, expectation, trigger: 't', callback: 'c' }
}
