import type { FindingDraft } from '../../src/check/model.js'
import { systemClock } from '../../src/clock.js'
import { createLedger } from '../../src/delivery/ledger.js'
import type { RunEvent } from '../../src/event/model.js'
import type { SessionContext, Timing, UntimedEvent } from '../../src/session/context.js'
import { type ContractInput, makeContract } from './check.js'

/** A context that keeps everything that is published through it. */
export interface RecordedContext extends SessionContext {
  readonly events: readonly UntimedEvent[]
  readonly drafts: readonly FindingDraft[]
  stop(): void
}

export function makeContext(
  contract: ContractInput = {},
  timing: Timing = { timeoutMs: 5000, settleMs: 1 },
): RecordedContext {
  const events: UntimedEvent[] = []
  const drafts: FindingDraft[] = []
  const aborter = new AbortController()
  const counts = { trig: 0, exp: 0, dlv: 0, req: 0 }
  return {
    contract: makeContract(contract),
    clock: systemClock,
    ledger: createLedger(),
    timing,
    abort: aborter.signal,
    emit: (event) => {
      events.push(event)
      return undefined
    },
    raise: (draft) => `find-${drafts.push(draft)}`,
    number: (noun) => {
      counts[noun] += 1
      return `${noun}-${counts[noun]}`
    },
    events,
    drafts,
    stop: () => aborter.abort(),
  }
}

/** What happened, in one line per event: its type and the ids that it carries. */
export function summariseEvents(events: readonly (UntimedEvent | RunEvent)[]): string[] {
  return events.map((event) => {
    switch (event.type) {
      case 'trigger:sent':
        return `sent ${event.trigger} ${event.kind}`
      case 'trigger:answered':
        return `answered ${event.trigger} ${event.status ?? event.failure?.reason ?? ''}`
      case 'expectation:opened':
        return `opened ${event.expectation}`
      case 'expectation:met':
        return `met ${event.expectation} by ${event.delivery}`
      case 'expectation:expired':
        return `expired ${event.expectation}`
      case 'delivery:received':
        return `received ${event.delivery}`
      case 'delivery:judged':
        return `judged ${event.delivery} ${event.match} ${event.trigger ?? '-'} ${event.attempt ?? '-'}`
      case 'finding:raised':
        return `raised ${event.finding.code}`
      case 'run:finished':
        return `finished ${event.verdict}`
      default:
        return event.type
    }
  })
}

/** Everything that is published from now on until the end. */
export async function collectEvents(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const all: RunEvent[] = []
  for await (const event of events) all.push(event)
  return all
}
