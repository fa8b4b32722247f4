import { formatCount, formatDuration, wrapText } from '../../../src/index.js'
import type { Look } from '../look.js'
import type {
  DeliveryJudged,
  DeliveryReceived,
  Entry,
  ReceivedEntry,
  SentEntry,
} from '../state/entry.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'
import { placeMarks } from './marks.js'
import { showAnswer, showRequest } from './message.js'

type Shown = Pick<ScreenState, 'entries' | 'look' | 'plan'>

const NO_MARKS = new Map<string, string>()

/** A delivery that arrived: what it was taken for, the request, our answer. */
export function showReceived(entry: ReceivedEntry, shown: Shown, width: number): readonly string[] {
  const { look } = shown
  const { event } = entry
  const fault = event.fault === undefined ? [] : [look.paint.red(`broke off: ${event.fault}`)]
  return [
    ...wrapText(describeMatch(entry, shown.entries), width).map(look.paint.dim),
    ...fault,
    '',
    ...showRequest(event, placeMarks(entry.findings), width, look),
    '',
    ...showOurAnswer(event, width, look),
  ]
}

/** What the sender got, which somebody may have chosen to be nothing. */
function showOurAnswer(
  { answer, withheld, delayMs }: DeliveryReceived,
  width: number,
  look: Look,
): readonly string[] {
  if (withheld !== undefined) {
    const what = { hang: 'it was left to wait', reset: 'the connection was closed' }[withheld]
    return [look.paint.yellow(`not answered: ${what}, as was chosen`)]
  }
  const wait =
    delayMs === undefined ? [] : [look.paint.dim(`after ${formatDuration(delayMs)}, as was chosen`)]
  return [...showAnswer(answer, NO_MARKS, width, look), ...wait]
}

/** A delivery that was sent to the user's receiver: the request, and what it answered. */
export function showSent(entry: SentEntry, { look }: Shown, width: number): readonly string[] {
  const { event } = entry
  return [
    ...wrapText(describeSending(entry), width).map(look.paint.dim),
    '',
    ...showRequest(event, NO_MARKS, width, look),
    '',
    ...(event.answer === undefined
      ? [look.paint.red(`no answer: ${clean(event.failure?.message ?? 'it was not sent')}`)]
      : showAnswer(event.answer, placeMarks(entry.findings), width, look)),
  ]
}

const WORDS: Readonly<Record<DeliveryJudged['match'], string>> = {
  matched: '',
  ambiguous: 'fits several callbacks',
  crosstalk: 'belongs to another trigger',
  unowed: 'no callback was due',
  unexpected: 'fits no callback of the document',
  sent: '',
}

function describeMatch(
  { id, event, judged, afterMs }: ReceivedEntry,
  entries: readonly Entry[],
): string {
  const parts = [`${id} arrived ${formatDuration(event.atMs)} after the start`]
  if (judged === undefined) return [...parts, 'not judged yet'].join(', ')
  const { match, trigger, callback, attempt } = judged
  if (callback !== undefined) parts.push(clean(callback))
  if (judged.isTakenBySchema === true) parts.push('taken for it by method and schema')
  if (WORDS[match] !== '') parts.push(WORDS[match])
  if (attempt !== undefined && attempt > 1) parts.push(`attempt ${attempt}`)
  if (trigger !== undefined) parts.push(describeTrigger(trigger, entries))
  if (afterMs !== undefined) {
    const side = afterMs < 0 ? 'before' : 'after'
    parts.push(`${formatDuration(Math.abs(afterMs))} ${side} its answer`)
  }
  return parts.join(', ')
}

function describeTrigger(trigger: string, entries: readonly Entry[]): string {
  const entry = entries.find((one) => one.id === trigger)
  const operation = entry?.kind === 'trigger' ? ` (${entry.event.operation})` : ''
  return clean(`of ${trigger}${operation}`)
}

function describeSending({ event, findings }: SentEntry): string {
  const { delivery, callback, forwarded, attempt, tookMs, retryInMs } = event
  const parts = [
    forwarded === undefined ? `${delivery} was sent` : `${delivery} passed on ${forwarded}`,
    clean(callback),
    ...(event.case === undefined ? [] : [clean(event.case)]),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    `answered after ${formatDuration(tookMs)}`,
    ...(retryInMs === undefined ? [] : [`sent again in ${formatDuration(retryInMs)}`]),
    ...(findings.length === 0 ? [] : [formatCount(findings.length, 'finding')]),
  ]
  return parts.join(', ')
}
