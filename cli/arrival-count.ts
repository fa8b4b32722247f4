import type { Workbench } from '../src/index.js'

/** How many callbacks have arrived of those that are expected. */
export interface ArrivalCount {
  /** Resolves when all of them are there. */
  readonly complete: Promise<void>
  /** Why it is not enough; undefined where it is. */
  explainShortfall(): string | undefined
}

/** Counts what was taken for a callback; strangers are none. */
export function countArrivals(workbench: Workbench, expected: number): ArrivalCount {
  let arrived = 0
  const complete = new Promise<void>((resolve) => {
    workbench.observe((event) => {
      if (event.type !== 'delivery:judged') return
      if (event.match === 'sent' || event.match === 'unexpected') return
      arrived += 1
      if (arrived === expected) resolve()
    })
  })
  return {
    complete,
    explainShortfall: () =>
      arrived < expected
        ? `${arrived} of ${expected} expected ${expected === 1 ? 'delivery' : 'deliveries'} arrived`
        : undefined,
  }
}
