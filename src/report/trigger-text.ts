import type { TriggerKind } from '../sample/model.js'
import { escapeControls } from '../transport/escape.js'
import { flowParts } from './field.js'
import { shortenRequest } from './request-text.js'
import type { TextStyle } from './text-style.js'
import { isAccepted, type TriggerState } from './trigger-state.js'
import { formatCount, formatDuration } from './words.js'

/** One line for a trigger: operation, request, answer, what came of it; two where it is too wide. */
export function renderTrigger(state: TriggerState, style: TextStyle): readonly string[] {
  const { sent } = state
  const { symbols, paint, width } = style
  const operation = escapeControls(sent.operation)
  const request = shortenRequest(sent.method, sent.url, style, Math.floor(width / 2))
  const level = judge(state)
  const symbol = { good: symbols.pass, odd: symbols.warn, bad: symbols.fail }[level]
  const color = { good: paint.green, odd: paint.yellow, bad: paint.red }[level]
  const parts = [operation, request, ...describeAnswer(state), ...describeOutcome(state, style)]
  // An operation without an id is called by its request.
  const told = request.startsWith(operation) ? parts.slice(1) : parts
  const [first = '', ...rest] = flowParts(told, '  ', 4, width - 2)
  return [`${color(symbol)} ${first}`, ...rest]
}

function judge(state: TriggerState): 'good' | 'odd' | 'bad' {
  const { severities, sent, answered, met, expired } = state
  const isMissing = met.length === 0 && expired.length > 0
  if (severities.includes('error') || state.hasUnowed || isMissing) return 'bad'
  if (answered?.failure !== undefined) return 'bad'
  if (answered === undefined || severities.includes('warning') || isCutShort(state)) return 'odd'
  return isAccepted(state) === (sent.kind !== 'invalid') ? 'good' : 'odd'
}

/** The run ended before its first callback was due. */
function isCutShort(state: TriggerState): boolean {
  const isSilent = state.met.length + state.expired.length === 0
  return isAccepted(state) && isSilent && state.awaited.size > 0
}

function describeAnswer({ answered }: TriggerState): readonly string[] {
  if (answered === undefined) return ['not answered yet']
  const took = formatDuration(answered.tookMs)
  return answered.status === undefined
    ? [`no answer after ${took}`]
    : [`${answered.status} in ${took}`]
}

function describeOutcome(state: TriggerState, style: TextStyle): readonly string[] {
  const { answered } = state
  const count = (severity: 'error' | 'warning') => {
    const found = state.severities.filter((one) => one === severity).length
    return found === 0 ? [] : [formatCount(found, severity)]
  }
  const words = [...count('error'), ...count('warning')]
  if (answered?.failure !== undefined) return [escapeControls(answered.failure.message), ...words]
  return [...describeCallbacks(state, style), ...words]
}

function describeCallbacks(state: TriggerState, style: TextStyle): readonly string[] {
  const { sent, answered, met, expired } = state
  const { arrow } = style.symbols
  if (answered === undefined) return []
  if (state.hasUnowed) return [`${arrow} a callback, although none was due`]
  if (sent.kind === 'invalid') {
    const fault = escapeControls(sent.fault ?? 'invalid')
    return [`${fault}: ${isAccepted(state) ? 'accepted' : 'refused, no callback, as it should be'}`]
  }
  if (!isAccepted(state)) return ['refused']
  if (sent.kind === 'without-url') return ['no URL given: no callback, as it should be']
  const came = met.map(({ callback, afterMs }) => `${nameOf(callback)} ${describeDelay(afterMs)}`)
  const silent = expired.map((callback) =>
    met.length === 0 ? `${nameOf(callback)} did not arrive` : `${nameOf(callback)} not sent`,
  )
  if (isCutShort(state)) return ['callback not waited for']
  const all = [...came, ...silent].map((text) => `${arrow} ${escapeControls(text)}`)
  return all.length === 0 ? ['no callback was due'] : all
}

function describeDelay(afterMs: number): string {
  return afterMs < 0
    ? `${formatDuration(-afterMs)} before the answer`
    : `after ${formatDuration(afterMs)}`
}

/** A kind of trigger in words. */
export function describeKind(kind: TriggerKind): string {
  return {
    valid: 'valid trigger',
    'without-url': 'trigger without callback URL',
    invalid: 'invalid trigger',
  }[kind]
}

/** Ids of callbacks start with their operation, which the line has named already. */
function nameOf(callback: string): string {
  return callback.split(' > ').at(-1) ?? callback
}
