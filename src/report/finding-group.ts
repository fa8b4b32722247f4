import type { Finding } from '../check/model.js'
import type { GroupedFinding } from './model.js'
import type { CurlLine } from './sent-ledger.js'

/** A hostile API can make any number of keys: of one code and severity this many are kept. */
const MAX_KEYS = 200
const MAX_TRIGGERS = 20
const MAX_CASES = 20

/** `curl` makes the first delivery again that it was seen with and a command line can hold. */
export type Group = Omit<GroupedFinding, 'repeat'> & { readonly curl?: string }

/** Findings folded by key, in order of first occurrence. */
export interface FindingGroups {
  /** `curlOf` is asked about findings of a key until it gives a whole request. */
  add(finding: Finding, curlOf?: (finding: Finding) => CurlLine | undefined): void
  list(): readonly Group[]
  /** Findings that were counted only. */
  readonly omitted: number
  /** Distinct findings of a severity, the omitted ones counted each. */
  count(severity: Finding['severity']): number
}

interface OpenGroup {
  readonly first: Finding
  count: number
  readonly triggers: Set<string>
  readonly cases: Set<string>
  curl: CurlLine | undefined
}

/** Keeps the evidence of the first finding of each key and counts the rest. */
export function createFindingGroups(): FindingGroups {
  const groups = new Map<string, OpenGroup>()
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
    const group: OpenGroup = {
      first: finding,
      count: 0,
      triggers: new Set(),
      cases: new Set(),
      curl: undefined,
    }
    groups.set(finding.key, group)
    return group
  }

  return {
    add(finding, curlOf) {
      const group = groups.get(finding.key) ?? open(finding)
      if (group === undefined) return
      if (group.curl?.isWhole !== true) group.curl = prefer(group.curl, curlOf?.(finding))
      group.count += 1
      if (finding.trigger !== undefined && group.triggers.size < MAX_TRIGGERS) {
        group.triggers.add(finding.trigger)
      }
      if (finding.case !== undefined && group.cases.size < MAX_CASES) {
        group.cases.add(finding.case)
      }
    },
    list: () =>
      Array.from(groups.values(), ({ first, count, triggers, cases, curl }) => ({
        ...first,
        count,
        triggers: [...triggers],
        ...(cases.size > 0 && { cases: [...cases] }),
        ...(curl !== undefined && { curl: curl.text }),
      })),
    get omitted() {
      return omitted
    },
    count: (severity) => countPerSeverity.get(severity) ?? 0,
  }
}

function prefer(first: CurlLine | undefined, next: CurlLine | undefined): CurlLine | undefined {
  return first === undefined || next?.isWhole === true ? (next ?? first) : first
}
