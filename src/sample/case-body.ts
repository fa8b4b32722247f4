import { confirmCases } from './case-confirm.js'
import { listExtraCases, listLargeCases, listNumberCases, listTextCases } from './case-content.js'
import { listFaultCases } from './case-fault.js'
import { listBoundCases, listEnumCases } from './case-limit.js'
import type { BodyCase, CaseCut, CaseList, CaseSource } from './case-model.js'
import { listPlaces } from './case-place.js'
import { enrichBase, listBranchCases, listExampleCases, listOptionalCases } from './case-shape.js'
import { isOnOneWay } from './member.js'

/** The most cases of each group. */
export const CASE_LIMITS = {
  'documented examples': 10,
  alternatives: 16,
  'optional members': 2,
  'enum values': 24,
  bounds: 24,
  'unknown members': 4,
  texts: 6,
  numbers: 1,
  'large bodies': 1,
  faults: 40,
} as const satisfies Record<string, number>

type CaseGroup = keyof typeof CASE_LIMITS

/**
 * JSON bodies to try on a receiver: those that conform, then those with one fault. Each is confirmed
 * by the schema. Of a group with more cases than its limit, another seed tries others.
 */
export function listBodyCases(given: CaseSource): CaseList<BodyCase> {
  const source = enrichBase(given)
  const places = listPlaces(source.schema, source.base)
  const free = places.filter(({ pointer }) =>
    source.kept.every((kept) => !isOnOneWay(pointer, kept)),
  )
  const extra = confirmCases(listExtraCases(places, source), source)
  const isExtra = ({ kind }: BodyCase) => kind === 'extra'
  const groups: readonly (readonly [CaseGroup, readonly BodyCase[]])[] = [
    ['documented examples', confirmCases(listExampleCases(source), source)],
    ['alternatives', confirmCases(listBranchCases(source), source)],
    ['optional members', confirmCases(listOptionalCases(source), source)],
    ['enum values', confirmCases(listEnumCases(free, source), source)],
    ['bounds', confirmCases(listBoundCases(free, source), source)],
    ['unknown members', extra.filter(isExtra)],
    ['texts', confirmCases(listTextCases(free, source), source)],
    ['numbers', confirmCases(listNumberCases(free, source), source)],
    ['large bodies', confirmCases(listLargeCases(free, source), source)],
    [
      'faults',
      [
        ...confirmCases(listFaultCases(places, source), source),
        ...extra.filter((one) => !isExtra(one)),
      ],
    ],
  ]
  const cut: CaseCut[] = []
  const cases = groups.flatMap(([group, all]) => {
    const chosen = choose(all, CASE_LIMITS[group], source.seed)
    if (chosen.length < all.length) {
      cut.push({ group, tried: chosen.length, possible: all.length })
    }
    return chosen
  })
  return { cases, cut }
}

/** The first ones for seed 1, the following ones for the next seed, round and round. */
function choose<Item>(items: readonly Item[], most: number, seed: number): readonly Item[] {
  if (items.length <= most) return items
  const start = (Math.max(0, seed - 1) * most) % items.length
  return [...items.slice(start), ...items.slice(0, start)].slice(0, most)
}
