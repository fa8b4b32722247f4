import { isFailing, type RunEvent } from '../../../src/index.js'
import { countFinding } from './counts.js'
import { createDraft, type Draft, finishDraft } from './draft.js'
import { addEntry, addNote, replaceEntry } from './entry-list.js'
import type { ScreenState } from './model.js'
import { keepOutcomes, listOperationStates } from './operation.js'
import { noteDelivery, noteFinding, noteMet, noteTrigger } from './outcome.js'

/** The state after these events. Many at once cost little more than one. */
export function applyEvents(state: ScreenState, events: readonly RunEvent[]): ScreenState {
  if (events.length === 0) return state
  const draft = createDraft(state)
  for (const event of events) applyEvent(draft, event)
  return finishDraft(draft)
}

function applyEvent(draft: Draft, event: RunEvent): void {
  const { counts } = draft
  switch (event.type) {
    case 'run:started':
      startSession(draft, event)
      break
    case 'receiver:listening':
      draft.session = { ...draft.session, receiver: event.url }
      break
    case 'operation:skipped':
      addNote(draft, event.atMs, `${event.operation} was not triggered: ${event.because}`)
      break
    case 'trigger:sent':
      draft.counts = { ...counts, triggers: counts.triggers + 1 }
      noteTrigger(draft, event)
      noteApi(draft, event.url)
      addEntry(draft, { kind: 'trigger', id: event.trigger, event })
      break
    case 'trigger:answered':
      replaceEntry(draft, event.trigger, (entry) =>
        entry.kind === 'trigger' ? { ...entry, answered: event } : entry,
      )
      break
    case 'delivery:received':
      draft.counts = { ...counts, received: counts.received + 1 }
      addEntry(draft, { kind: 'received', id: event.delivery, event })
      break
    case 'delivery:sent':
      draft.counts = { ...counts, sent: counts.sent + 1 }
      addEntry(draft, { kind: 'sent', id: event.delivery, event })
      break
    case 'delivery:judged':
      noteDelivery(draft, event)
      replaceEntry(draft, event.delivery, (entry) =>
        entry.kind === 'received' || entry.kind === 'sent' ? { ...entry, judged: event } : entry,
      )
      break
    case 'expectation:met':
      draft.counts = { ...counts, met: counts.met + 1 }
      noteMet(draft, event)
      replaceEntry(draft, event.delivery, (entry) =>
        entry.kind === 'received' ? { ...entry, afterMs: event.afterMs } : entry,
      )
      break
    case 'finding:raised':
      raiseFinding(draft, event)
      break
    case 'step:done':
      if (event.failure !== undefined) {
        addNote(draft, event.atMs, `step "${event.step}" failed: ${event.failure}`)
      }
      break
    case 'document:read':
      readDocument(draft, event)
      break
    case 'journal:failed':
      addNote(draft, event.atMs, event.message)
      draft.message = { text: event.message, tone: 'error' }
      break
    case 'run:finished':
      draft.session = { ...draft.session, verdict: event.verdict, because: event.because }
      break
    case 'callback:skipped':
      addNote(draft, event.atMs, `${event.callback} was not sent: ${event.because}`)
      break
    case 'expectation:opened':
    case 'expectation:expired':
    case 'request:served':
      break
  }
}

function startSession(draft: Draft, event: Extract<RunEvent, { type: 'run:started' }>): void {
  const { document, api, plan, strict } = event
  const { title, source } = document
  draft.session = { ...draft.session, title, source, strict, ...(api === undefined ? {} : { api }) }
  takePlan(draft, plan)
}

/** Where the document alone says where the API is, the first call of it tells. */
function noteApi(draft: Draft, url: string): void {
  if (draft.session.api !== undefined) return
  const [api] = /^https?:\/\/[^/?#]+/i.exec(url) ?? []
  if (api !== undefined) draft.session = { ...draft.session, api }
}

function takePlan(draft: Draft, plan: Draft['plan']): void {
  const triggers = draft.operations.filter(({ isWebhook }) => !isWebhook)
  draft.plan = plan
  draft.operations = [...keepOutcomes(listOperationStates(triggers, plan), draft.operations)]
}

function raiseFinding(
  draft: Draft,
  { finding, atMs }: Extract<RunEvent, { type: 'finding:raised' }>,
): void {
  const fails = isFailing(finding, draft.session.strict)
  draft.counts = countFinding(draft.counts, finding, fails)
  if (fails) noteFinding(draft, finding)
  const subject = finding.delivery ?? finding.trigger
  const isPlaced =
    subject !== undefined &&
    replaceEntry(draft, subject, (entry) => ({
      ...entry,
      findings: [...entry.findings, finding],
    }))
  if (!isPlaced) addNote(draft, atMs, finding.message, [finding])
}

/** What failed is said, what is new is used. */
function readDocument(
  draft: Draft,
  { atMs, source, failure, plan }: Extract<RunEvent, { type: 'document:read' }>,
): void {
  if (plan !== undefined) takePlan(draft, plan)
  const text =
    failure === undefined
      ? `${source} has changed and was read again`
      : `${source} has changed, but cannot be used: ${failure}`
  addNote(draft, atMs, text)
  draft.message = { text, tone: failure === undefined ? 'info' : 'error' }
}
