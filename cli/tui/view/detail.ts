import { wrapText } from '../../../src/index.js'
import { selectedEntry, selectedOperation } from '../state/choice.js'
import type { Entry } from '../state/entry.js'
import { divideScreen } from '../state/layout.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'
import { showReceived, showSent } from './delivery-detail.js'
import { showFindings } from './finding.js'
import { showOperation } from './operation-detail.js'
import { showTrigger } from './trigger-detail.js'

/** All lines of the detail, those that are scrolled away included. */
export function listDetail(state: ScreenState): readonly string[] {
  const subject =
    state.view.subject === 'operation' ? selectedOperation(state) : selectedEntry(state)
  if (subject === undefined) return []
  const { width } = divideScreen(state.size, state.view.isZoomed).detail
  const known = state.memo.details.get(subject)
  if (known?.width === width && known.plan === state.plan) return known.lines
  const lines =
    'kind' in subject ? showEntry(subject, state, width) : showOperation(subject, state, width)
  state.memo.details.set(subject, { width, plan: state.plan, lines })
  return lines
}

/** What was found comes first. */
function showEntry(entry: Entry, state: ScreenState, width: number): readonly string[] {
  return [
    ...showFindings(entry.findings, state.plan, width, state.look),
    ...showSubject(entry, state, width),
  ]
}

function showSubject(entry: Entry, state: ScreenState, width: number): readonly string[] {
  switch (entry.kind) {
    case 'received':
      return showReceived(entry, state, width)
    case 'sent':
      return showSent(entry, state, width)
    case 'trigger':
      return showTrigger(entry, state, width)
    case 'note':
      return entry.findings.length > 0 ? [] : wrapText(clean(entry.text), width)
  }
}
