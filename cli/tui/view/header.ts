import { cutWidth, formatCount, measureWidth } from '../../../src/index.js'
import type { Look } from '../look.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'

/** Two lines: what is looked at and the verdict so far; where it runs and the counts. */
export function showHeader(state: ScreenState, width: number): readonly string[] {
  const { look, session } = state
  const verdict = describeVerdict(state)
  const counts = cutWidth(describeCounts(state), width, look.symbols.ellipsis)
  const name = 'Ringback'
  const document = `${clean(session.title)}  ${clean(session.source)}`
  const room = Math.max(0, width - name.length - measureWidth(verdict.text) - 4)
  const shown = cutWidth(document, room, look.symbols.ellipsis)
  const gap = ' '.repeat(
    Math.max(1, width - name.length - 2 - measureWidth(shown) - measureWidth(verdict.text)),
  )
  return [
    `${look.paint.bold(name)}  ${shown}${gap}${look.paint.bold(verdict.color(verdict.text))}`,
    placeBoth(describePlaces(state), counts, width, look),
  ]
}

function describePlaces({ session }: ScreenState): string {
  const { api, receiver, to, answering } = session
  return [
    ...(answering === undefined ? [] : [`answering ${clean(answering)}`]),
    ...(api === undefined ? [] : [`api ${clean(api)}`]),
    ...(receiver === undefined ? [] : [`receiver ${clean(receiver)}`]),
    ...(to === undefined ? [] : [`to ${clean(to)}`]),
  ].join('  ')
}

function describeCounts({ counts }: ScreenState): string {
  const { received, sent, errors, warnings } = counts
  return [
    formatCount(received, 'delivery', 'deliveries'),
    ...(sent === 0 ? [] : [formatCount(sent, 'sent', 'sent')]),
    ...(errors === 0 ? [] : [formatCount(errors, 'error')]),
    ...(warnings === 0 ? [] : [formatCount(warnings, 'warning')]),
  ].join('  ')
}

function placeBoth(left: string, right: string, width: number, { symbols, paint }: Look): string {
  const room = Math.max(0, width - measureWidth(right) - 2)
  const shown = room < measureWidth(symbols.ellipsis) ? '' : cutWidth(left, room, symbols.ellipsis)
  const gap = Math.max(0, width - measureWidth(shown) - measureWidth(right))
  return `${paint.dim(shown)}${' '.repeat(gap)}${right}`
}

function describeVerdict({ counts, session, look }: ScreenState): {
  readonly text: string
  readonly color: (text: string) => string
} {
  const { paint } = look
  if (session.verdict !== undefined) {
    const color = { passed: paint.green, failed: paint.red }[session.verdict] ?? paint.yellow
    return { text: session.verdict.toUpperCase(), color }
  }
  if (counts.failing > 0) return { text: 'failing', color: paint.red }
  if (counts.met > 0) return { text: 'passing so far', color: paint.green }
  return { text: 'nothing tested yet', color: paint.dim }
}
