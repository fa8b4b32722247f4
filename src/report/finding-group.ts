import type { Finding } from '../check/model.js'
import type { GroupedFinding } from './model.js'

/** A hostile API can make any number of keys: of one code and severity this many are kept. */
const MAX_KEYS = 200
const MAX_TRIGGERS = 20

export type Group = Omit<GroupedFinding, 'repeat'>

/** Findings folded by key, in order of first occurrence. */
export interface FindingGroups {
  add(finding: Finding): void
  list(): readonly Group[]
  /** Findings that were counted only. */
  readonly omitted: number
  /** Distinct findings of a severity, the omitted ones counted each. */
  count(severity: Finding['severity']): number
}

/** Keeps the evidence of the first finding of each key and counts the rest. */
export function createFindingGroups(): FindingGroups {
  const groups = new Map<string, { first: Finding; count: number; triggers: Set<string> }>()
  const keysPerKind = new Map<string, number>()
  const countPerSeverity = new Map<Finding['severity'], number>()
  let omitted = 0

  const open = (finding: Finding) => {
    countPerSeverity.set(finding.severity, (countPerSeverity.get(finding.severity) ?? 0) + 1)
    const kind = `${finding.severity} ${finding.code}`
    const keys = keysPerKind.get(kind) ?? 0
    if (keys >= MAX_KEYS) {
      omitted += 1
      return undefined
    }
    keysPerKind.set(kind, keys + 1)
    const group = { first: finding, count: 0, triggers: new Set<string>() }
    groups.set(finding.key, group)
    return group
  }

  return {
    add(finding) {
      const group = groups.get(finding.key) ?? open(finding)
      if (group === undefined) return
      group.count += 1
      if (finding.trigger !== undefined && group.triggers.size < MAX_TRIGGERS) {
        group.triggers.add(finding.trigger)
      }
    },
    list: () =>
      Array.from(groups.values(), ({ first, count, triggers }) => ({
        ...first,
        count,
        triggers: [...triggers],
      })),
    get omitted() {
      return omitted
    },
    count: (severity) => countPerSeverity.get(severity) ?? 0,
  }
}
