import type { RunStarted } from '../event/model.js'
import type { Group } from './finding-group.js'
import type { TriggerSummary } from './model.js'
import { quoteShell } from './shell-quote.js'

/** The traffic that a finding was first seen with. */
export interface SeenWith {
  readonly trigger: TriggerSummary | undefined
  /** A command line that makes the delivery again, where it was ours. */
  readonly curl: string | undefined
}

/**
 * Command lines that show a finding again: the run, narrowed to its operation, and the trigger by
 * hand; or the delivery, where it was ours. What was seen without any traffic needs no more than
 * the document.
 */
export function formatRepeat(
  finding: Group,
  started: RunStarted,
  { trigger, curl }: SeenWith,
): readonly string[] {
  const { mode } = started
  const delivery = curl === undefined ? [] : [curl]
  if (mode === 'send' || mode === 'trigger') return [repeatSending(finding, started), ...delivery]
  const source = quoteShell(started.document.source)
  const strict = started.strict ? ['--strict'] : []
  const { document: reading = [], run: driving = [] } = started.arguments ?? {}
  const isOfTraffic = finding.trigger !== undefined || finding.delivery !== undefined
  if (mode === 'inspect' || !isOfTraffic) {
    return [['ringback', 'inspect', source, ...reading.map(quoteShell), ...strict].join(' ')]
  }
  // Whether a mock or a live session is asked again is up to whoever asks.
  if (curl !== undefined || mode === 'mock') return delivery
  if (mode === 'listen' || (mode === 'open' && trigger === undefined)) {
    return [['ringback', mode, source, ...strict].join(' ')]
  }
  const operation = finding.operation ?? trigger?.operation ?? operationOf(finding, started)
  const run = [
    ...['ringback', 'verify', source],
    ...(started.api === undefined ? [] : ['--api', quoteShell(started.api)]),
    ...(operation === undefined ? [] : ['--only', quoteShell(operation)]),
    ...[...reading, ...driving].map(quoteShell),
    ...['--seed', String(started.seed)],
    ...strict,
  ].join(' ')
  return trigger === undefined ? [run] : [run, trigger.curl]
}

function repeatSending(finding: Group, started: RunStarted): string {
  const { mode, to = 'URL', seed, strict, document } = started
  const { document: reading = [], run: sending = [] } = started.arguments ?? {}
  const callback = finding.callback === undefined ? [] : [quoteShell(finding.callback)]
  return [
    ...['ringback', mode, quoteShell(document.source)],
    ...(mode === 'send' ? callback.flatMap((id) => ['--only', id]) : callback),
    ...['--to', quoteShell(to)],
    ...[...reading, ...sending].map(quoteShell),
    ...['--seed', String(seed)],
    ...(strict ? ['--strict'] : []),
  ].join(' ')
}

function operationOf(finding: Group, { plan }: RunStarted): string | undefined {
  return plan.find(({ callback }) => callback === finding.callback)?.operation
}
