import type { PlannedCallback } from '../event/model.js'
import type { DeliveryTally } from './delivery-tally.js'
import type { FindingGroups } from './finding-group.js'
import type { ReportTotals } from './model.js'
import type { SentLedger } from './sent-ledger.js'
import type { TriggerLedger } from './trigger-ledger.js'

export interface TotalsInput {
  readonly plan: readonly PlannedCallback[]
  readonly ledger: TriggerLedger
  readonly deliveries: DeliveryTally
  readonly sent: SentLedger
  readonly findings: FindingGroups
}

/** Everything counted, omitted details included. */
export function countTotals(input: TotalsInput): ReportTotals {
  const { plan, ledger, deliveries, sent, findings } = input
  const owed = [...ledger.callbacks.totals().values()]
  const sum = (count: 'expected' | 'delivered' | 'expired') => {
    return owed.reduce((total, callback) => total + callback[count], 0)
  }
  return {
    operations: new Set(plan.map(({ operation }) => operation)).size,
    callbacks: plan.length,
    triggers: ledger.counts.sent,
    triggersAccepted: ledger.counts.accepted,
    triggersRefused: ledger.counts.refused,
    triggersRefusedRightly: ledger.counts.refusedRightly,
    triggersFailed: ledger.counts.failed,
    expectations: sum('expected'),
    expectationsMet: sum('delivered'),
    expectationsExpired: sum('expired'),
    deliveries: deliveries.received,
    deliveriesUnexpected: deliveries.unexpected,
    deliveriesSent: sent.totals.sent,
    deliveriesAnswered: sent.totals.answered,
    errors: findings.count('error'),
    warnings: findings.count('warning'),
    infos: findings.count('info'),
  }
}
