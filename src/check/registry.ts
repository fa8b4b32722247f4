import { checkBody } from './delivery/body.js'
import { checkCount } from './delivery/count.js'
import { checkOwnership } from './delivery/ownership.js'
import { checkParameters } from './delivery/parameters.js'
import { checkReception } from './delivery/reception.js'
import { checkTiming } from './delivery/timing.js'
import { checkWanted } from './delivery/unwanted.js'
import { checkUrl } from './delivery/url.js'
import type { DeliveryFacts, ReceiverFacts, SettledFacts, TriggerFacts } from './facts.js'
import type { FindingDraft } from './model.js'
import { checkContent } from './receiver/answer.js'
import { checkCase } from './receiver/case.js'
import { checkReply } from './receiver/failed.js'
import { checkRedirect } from './receiver/redirected.js'
import { checkAcceptance } from './receiver/refused.js'
import { checkServerError } from './receiver/server-error.js'
import { checkSpeed } from './receiver/slow.js'
import { checkStatus } from './receiver/status.js'
import { checkArrival } from './run/missing.js'
import { checkAnswer } from './trigger/answer.js'
import { checkOutcome } from './trigger/outcome.js'

/** A rule: pure, from facts to what it found. */
export type Check<Facts> = (facts: Facts) => FindingDraft[]

/** To add a check, write its file and put it here; CONTRIBUTING.md says the rest. */
export const TRIGGER_CHECKS: readonly Check<TriggerFacts>[] = [checkOutcome, checkAnswer]

export const DELIVERY_CHECKS: readonly Check<DeliveryFacts>[] = [
  checkReception,
  checkOwnership,
  checkUrl,
  checkParameters,
  checkBody,
  checkTiming,
  checkCount,
  checkWanted,
]

/** For what we deliver ourselves, and its answer. */
export const RECEIVER_CHECKS: readonly Check<ReceiverFacts>[] = [
  checkReply,
  checkSpeed,
  checkServerError,
  checkRedirect,
  checkAcceptance,
  checkCase,
  checkStatus,
  checkContent,
]

export const SETTLED_CHECKS: readonly Check<SettledFacts>[] = [checkArrival]
