import type { TargetGuard } from '../../transport/target-guard.js'

/** In the place of the guard: what a page may call is for the browser to say. */
export function createTargetGuard(): TargetGuard {
  return {
    explain: () => Promise.resolve(undefined),
    lookup: (host, _, callback) => {
      callback(new Error(`${host} is not looked up in a page`), '', 0)
    },
    refuse: () => undefined,
  }
}
