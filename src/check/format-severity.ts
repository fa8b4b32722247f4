import type { FindingFactory } from './draft.js'
import type { Finding, FindingDraft } from './model.js'

export type FormatSeverity = 'error' | 'warning' | 'off'

const FORMAT_CODES: readonly string[] = [
  'delivery-body-format',
  'trigger-body-format',
  'receiver-body-format',
]

/** The finding with the weight that the user gives to formats; undefined where they are off. */
export function weighFinding(
  draft: FindingDraft,
  formats: FormatSeverity | undefined,
  makeFinding: FindingFactory,
): Finding | undefined {
  if (formats === undefined || !FORMAT_CODES.includes(draft.code)) return makeFinding(draft)
  if (formats === 'off') return undefined
  return { ...makeFinding(draft), severity: formats, basis: 'config' }
}
