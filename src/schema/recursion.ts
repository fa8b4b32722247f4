/** One bundled schema refers to another. */
export interface Link {
  readonly from: string
  readonly to: string
  /** The reference is followed for the same value, whatever the value is. */
  readonly isImmediate: boolean
}

/** The names that lead back to themselves, in the order of their first link. */
export function findCycles(links: readonly Link[]): string[] {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of links) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  return [...targets.keys()].filter((name) => canReach(name, name, targets))
}

function canReach(
  from: string,
  to: string,
  targets: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const open = [...(targets.get(from) ?? [])]
  const seen = new Set(open)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true
    for (const next of targets.get(name) ?? []) {
      if (!seen.has(next)) open.push(next)
      seen.add(next)
    }
  }
  return false
}
