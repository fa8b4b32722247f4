import { escapeControls } from '../transport/escape.js'
import { flowParts, renderField } from './field.js'
import { renderRequest } from './inspect-request.js'
import type {
  InspectedCallback,
  InspectedOperation,
  Inspection,
  UrlPlacement,
} from './inspection.js'
import { renderFindings } from './text.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { formatCount } from './words.js'

/** What a document promises, as a tree: operations, their callbacks and how each key is read. */
export function renderInspection(inspection: Inspection, style: TextStyle): string {
  const { operations, webhooks } = inspection
  const findings = renderFindings(
    { ...inspection, coverage: plan(inspection), findingsOmitted: 0 },
    style,
  )
  return [
    joinLines(renderDocument(inspection, style)),
    ...operations.map((operation) => joinLines(renderOperation(operation, style))),
    ...(webhooks.length === 0
      ? []
      : [
          joinLines([
            style.paint.bold('webhooks'),
            ...hang(
              webhooks.map((webhook) => (narrow) => renderRequest(webhook, [], narrow)),
              style,
            ),
          ]),
        ]),
    ...findings,
    joinLines(renderTotals(inspection, style)),
  ].join('\n')
}

function renderDocument({ document, servers }: Inspection, style: TextStyle): readonly string[] {
  const { title, source, openapi } = document
  const row = (label: string, value: string) => {
    return renderField(label, escapeControls(value), { indent: 0, label: 10 }, style)
  }
  return [
    ...row('document', `${title} (${source}, OpenAPI ${openapi})`),
    ...servers.flatMap((server, index) => row(index === 0 ? 'server' : '', server)),
  ]
}

function renderOperation(operation: InspectedOperation, style: TextStyle): readonly string[] {
  const request = `${operation.method} ${operation.path}`
  const parts = [
    request,
    ...(operation.id === request ? [] : [operation.id]),
    ...(operation.security.length === 0 ? [] : [`needs ${operation.security.join(' or ')}`]),
  ]
  const [first = '', ...rest] = flowParts(parts.map(escapeControls), '   ', 2, style.width)
  return [style.paint.bold(first), ...rest, ...hangCallbacks(operation.callbacks, style)]
}

function hangCallbacks(
  callbacks: readonly InspectedCallback[],
  style: TextStyle,
): readonly string[] {
  return hang(
    callbacks.map((callback) => (narrow) => [
      ...renderRequest(callback, describeKey(callback), narrow),
      ...hangCallbacks(callback.callbacks, narrow),
    ]),
    style,
  )
}

/** Hangs blocks under a line, each with its branch of the tree in front. */
function hang(
  blocks: readonly ((style: TextStyle) => readonly string[])[],
  style: TextStyle,
): readonly string[] {
  const { branch, lastBranch, trunk } = style.symbols
  // The tree takes no more than half of the width, however deep callbacks are nested.
  const narrow = { ...style, width: Math.max(40, style.width - trunk.length) }
  return blocks.flatMap((render, index) => {
    const isLast = index === blocks.length - 1
    return render(narrow).map((line, row) => {
      const passing = isLast ? ' '.repeat(trunk.length) : style.paint.dim(trunk)
      return (row === 0 ? style.paint.dim(isLast ? lastBranch : branch) : passing) + line
    })
  })
}

function describeKey({
  reading,
  standardKey,
  url,
}: InspectedCallback): readonly (readonly [string, string])[] {
  return [
    ...reading.flatMap(({ text, means }, index) => {
      const value = means === undefined ? `${text} as it stands` : `${text} = ${means}`
      return [[index === 0 ? 'read as' : '', value] as const]
    }),
    ...(standardKey === undefined ? [] : [['standard', standardKey] as const]),
    ['URL goes', describeUrl(url)] as const,
    ...(url.drivable || url.bind === undefined
      ? []
      : [['', `if you know it: --bind ${url.bind}`] as const]),
  ]
}

function describeUrl(url: UrlPlacement): string {
  if (!url.drivable) return `nowhere that is known: ${url.because}`
  return `into the ${url.slot}${url.optional ? ' (optional)' : ''}`
}

function renderTotals({ totals, findings }: Inspection, style: TextStyle): readonly string[] {
  const count = (severity: 'error' | 'warning' | 'info') => {
    const found = findings.filter((finding) => finding.severity === severity).length
    return found === 0 ? [] : [formatCount(found, severity)]
  }
  const found = [...count('error'), ...count('warning'), ...count('info')]
  const parts = [
    `${formatCount(totals.callbacks, 'callback')} in ${totals.triggers} of ${formatCount(totals.operations, 'operation')}`,
    `${totals.drivable} drivable`,
    formatCount(totals.webhooks, 'webhook'),
    found.length === 0 ? 'no findings' : found.join(', '),
  ]
  return flowParts([parts.join(', ')], '', 0, style.width)
}

/** Method and key of every callback, nested ones included, for the heads of findings. */
function plan({ operations }: Inspection) {
  const walk = (callbacks: readonly InspectedCallback[]): readonly InspectedCallback[] => {
    return callbacks.flatMap((callback) => [callback, ...walk(callback.callbacks)])
  }
  return operations.flatMap(({ id: operation, callbacks }) =>
    walk(callbacks).map(({ id: callback, name, method, key }) => {
      return { callback, name, operation, method, key }
    }),
  )
}
