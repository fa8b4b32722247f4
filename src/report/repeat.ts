import type { RunStarted } from '../event/model.js'
import type { Group } from './finding-group.js'
import type { TriggerSummary } from './model.js'
import { quoteShell } from './shell-quote.js'

/**
 * Command lines that show a finding again: the run, narrowed to its operation, and the trigger by
 * hand. What was seen without any traffic needs no more than the document.
 */
export function formatRepeat(
  finding: Group,
  started: RunStarted,
  trigger: TriggerSummary | undefined,
): readonly string[] {
  const source = quoteShell(started.document.source)
  const strict = started.strict ? ['--strict'] : []
  const isOfTraffic = finding.trigger !== undefined || finding.delivery !== undefined
  if (started.mode === 'inspect' || !isOfTraffic) {
    return [['ringback', 'inspect', source, ...strict].join(' ')]
  }
  if (started.mode === 'listen') return [['ringback', 'listen', source, ...strict].join(' ')]
  const operation = finding.operation ?? trigger?.operation ?? operationOf(finding, started)
  const run = [
    ...['ringback', 'verify', source],
    ...(started.api === undefined ? [] : ['--api', quoteShell(started.api)]),
    ...(operation === undefined ? [] : ['--only', quoteShell(operation)]),
    ...['--seed', String(started.seed)],
    ...strict,
  ].join(' ')
  return trigger === undefined ? [run] : [run, trigger.curl]
}

function operationOf(finding: Group, { plan }: RunStarted): string | undefined {
  return plan.find(({ callback }) => callback === finding.callback)?.operation
}
