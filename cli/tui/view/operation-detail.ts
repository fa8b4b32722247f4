import { type Finding, formatCount, type PlannedCallback, wrapText } from '../../../src/index.js'
import type { Entry } from '../state/entry.js'
import type { ScreenState } from '../state/model.js'
import type { OperationState } from '../state/operation.js'
import { clean } from './clean.js'
import { showFindings } from './finding.js'

const MAX_FINDINGS = 3

/** An operation, the callbacks that it promises, and how it went so far. */
export function showOperation(
  one: OperationState,
  { look, plan, entries, addresses }: Pick<ScreenState, 'look' | 'plan' | 'entries' | 'addresses'>,
  width: number,
): readonly string[] {
  const { paint, symbols } = look
  const callbacks = plan.filter(({ operation }) => operation === one.operation)
  const title = `${clean(one.method)} ${clean(one.path)}   ${clean(one.operation)}`
  return [
    ...wrapText(title, width).map(paint.bold),
    ...wrapText(describeOutcome(one), width).map(paint.dim),
    ...(one.because === undefined
      ? []
      : wrapText(`cannot be triggered: ${clean(one.because)}`, width).map(paint.yellow)),
    '',
    ...showFindings(
      one.outcome === 'failed' ? lastFindings(one, plan, entries) : [],
      plan,
      width,
      look,
    ),
    ...callbacks.flatMap(({ callback, name, method, key, skipped }) => [
      ...wrapText(`${symbols.received} ${clean(name)}   ${clean(method)} ${clean(key)}`, width),
      ...addresses
        .filter((address) => address.callback === callback)
        .flatMap(({ url }) => wrapText(`taken at ${clean(url)}`, width - 2))
        .map((line) => `  ${line}`),
      ...(skipped === undefined || skipped === one.because
        ? []
        : wrapText(`not exercised: ${clean(skipped)}`, width - 2).map(
            (line) => `  ${paint.dim(line)}`,
          )),
    ]),
  ]
}

/** Of the findings about an operation the last ones, one of each kind. */
function lastFindings(
  { operation }: OperationState,
  plan: readonly PlannedCallback[],
  entries: readonly Entry[],
): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (let index = entries.length - 1; index >= 0 && found.size < MAX_FINDINGS; index -= 1) {
    for (const finding of entries[index]?.findings ?? []) {
      const planned = plan.find(({ callback }) => callback === finding.callback)
      if ((planned?.operation ?? finding.operation) === operation) {
        if (!found.has(finding.key)) found.set(finding.key, finding)
      }
    }
  }
  return [...found.values()]
}

function describeOutcome({
  outcome,
  isWebhook,
  because,
  triggers,
  deliveries,
}: OperationState): string {
  const arrived = formatCount(deliveries, 'delivery', 'deliveries')
  if (isWebhook) return `a webhook, ${arrived}`
  if (because !== undefined && outcome === 'untried') return arrived
  if (outcome === 'untried') return 'not tried yet: Enter triggers it'
  const word = { waiting: 'waiting for its callbacks', passed: 'passed', failed: 'failed' }[outcome]
  return `${word}, ${formatCount(triggers, 'trigger')}, ${arrived}`
}
