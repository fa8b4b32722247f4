import type { Sample, SampleMemory } from './model.js'

/** What was made for `purpose` before, else what `make` makes now; without a memory always that. */
export function recall(
  memory: SampleMemory | undefined,
  purpose: string,
  make: () => Promise<Sample>,
): Promise<Sample> {
  const sample = memory?.get(purpose) ?? make()
  memory?.set(purpose, sample)
  return sample
}
