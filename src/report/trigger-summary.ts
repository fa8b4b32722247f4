import type { ExpectationMet, TriggerAnswered, TriggerSent } from '../event/model.js'
import { keepRequest, type RepeatableRequest } from './curl.js'
import type { TriggerSummary } from './model.js'

/** What is kept of a listed trigger while the run goes on; its texts are made for the report. */
export interface KeptTrigger {
  readonly id: string
  readonly operation: string
  readonly kind: TriggerSummary['kind']
  readonly fault: string | undefined
  readonly request: RepeatableRequest
  status: number | undefined
  failure: string | undefined
  tookMs: number | undefined
  callbacks: TriggerSummary['callbacks']
}

export function keepTrigger(event: TriggerSent): KeptTrigger {
  return {
    id: event.trigger,
    operation: event.operation,
    kind: event.kind,
    fault: event.fault,
    request: keepRequest(event),
    status: undefined,
    failure: undefined,
    tookMs: undefined,
    callbacks: NONE,
  }
}

export function keepAnswer(kept: KeptTrigger, { tookMs, status, failure }: TriggerAnswered): void {
  kept.tookMs = roundMs(tookMs)
  kept.status = status
  kept.failure = failure?.message
}

export function keepMet(kept: KeptTrigger, { callback, delivery, afterMs }: ExpectationMet): void {
  kept.callbacks = [...kept.callbacks, { callback, delivery, afterMs: roundMs(afterMs) }]
}

export function summariseTrigger(
  kept: KeptTrigger,
  formatCurl: (request: RepeatableRequest) => string,
): TriggerSummary {
  const { id, operation, kind, fault, request, status, failure, tookMs, callbacks } = kept
  return {
    trigger: id,
    operation,
    kind,
    ...(fault !== undefined && { fault }),
    request: `${request.method} ${request.url}`,
    callbacks,
    curl: formatCurl(request),
    ...(tookMs !== undefined && { tookMs }),
    ...(status !== undefined && { status }),
    ...(failure !== undefined && { failure }),
  }
}

const NONE: TriggerSummary['callbacks'] = []

/** Tenths are enough for people, and keep the digits of the machine's clock out of the report. */
function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10
}
