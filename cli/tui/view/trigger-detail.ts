import { formatDuration, wrapText } from '../../../src/index.js'
import type { TriggerEntry } from '../state/entry.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'
import { placeMarks } from './marks.js'
import { showAnswer, showRequest } from './message.js'

/** A call of the API and its answer. */
export function showTrigger(
  entry: TriggerEntry,
  { look }: Pick<ScreenState, 'look'>,
  width: number,
): readonly string[] {
  const { event, answered } = entry
  const fault = event.fault === undefined ? '' : `: ${clean(event.fault)}`
  const title = `${event.trigger} ${clean(event.operation)}, ${event.kind}${fault}`
  return [
    ...wrapText(title, width).map(look.paint.dim),
    '',
    ...showRequest(event, new Map(), width, look),
    '',
    ...showOutcome(entry, look, width),
    ...(answered === undefined ? [] : [look.paint.dim(`took ${formatDuration(answered.tookMs)}`)]),
  ]
}

function showOutcome(
  { answered, findings }: TriggerEntry,
  look: ScreenState['look'],
  width: number,
): readonly string[] {
  if (answered === undefined) return [look.paint.dim('not answered yet')]
  const { status, headers, body, failure } = answered
  if (status === undefined) {
    return wrapText(`no answer: ${clean(failure?.message ?? '')}`, width).map(look.paint.red)
  }
  const answer = { status, headers: headers ?? [], body: body ?? { size: 0 } }
  return showAnswer(answer, placeMarks(findings), width, look)
}
