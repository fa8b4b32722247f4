import { TOKEN } from './document.js'
import type { Answer, Memory, ReceivedEvent, ReceiverFault } from './model.js'

/** What a sound receiver answers. Written by hand, so that nothing of Ringback judges itself. */
export function answerSoundly(request: ReceivedEvent, memory: Memory, isSecured: boolean): Answer {
  const { method, path, contentType, authorization, event } = request
  if (!/^\/hooks\/invoices\/[^/]+$/.test(path)) return refuse(404, 'no such path')
  if (method !== 'POST') return refuse(405, 'only POST')
  if (isSecured && authorization !== `Bearer ${TOKEN}`) return refuse(401, 'who are you')
  const [type = ''] = (contentType ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') return refuse(415, 'only JSON')
  if (event === undefined) return refuse(400, 'no JSON')
  const problem = findProblem(event)
  return problem === undefined ? accept(memory) : refuse(422, problem)
}

function accept(memory: Pick<Memory, 'count'>): Answer {
  const headers = { 'content-type': 'application/json', 'x-receipt': String(memory.count) }
  return { status: 200, headers, body: '{"ok":true}' }
}

export function refuse(status: number, detail: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ detail }),
  }
}

/** What is wrong with an event; undefined where nothing is. */
export function findProblem(event: unknown): string | undefined {
  if (!isRecord(event)) return 'no object'
  const { id, paid, status, total, note, lines } = event
  if (typeof id !== 'string' || id === '') return 'id'
  if (typeof paid !== 'boolean') return 'paid'
  if (typeof status !== 'string' || !['open', 'paid', 'overdue'].includes(status)) return 'status'
  if (typeof total !== 'number' || total < 0 || total > 1000) return 'total'
  if (note !== undefined && typeof note !== 'string') return 'note'
  return lines === undefined ? undefined : findLineProblem(lines)
}

function findLineProblem(lines: unknown): string | undefined {
  if (!Array.isArray(lines) || lines.length < 1 || lines.length > 3) return 'lines'
  return lines.every(isLine) ? undefined : 'line'
}

function isLine(line: unknown): boolean {
  return isRecord(line) && Object.keys(line).join() === 'sku' && isSku(line['sku'])
}

function isSku(sku: unknown): boolean {
  return typeof sku === 'string' && Array.from(sku).length >= 2
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Accepts what the sound receiver refuses, where `isMeant`. */
export function acceptWhere(isMeant: (request: ReceivedEvent) => boolean): ReceiverFault {
  return {
    answer: (sound, request, memory) =>
      sound.status !== 200 && isMeant(request) ? accept(memory) : sound,
  }
}

/** Does something else than the sound receiver does where it accepts. */
export function alterAccepted(change: (sound: Answer, request: ReceivedEvent) => Answer) {
  return {
    answer: (sound: Answer, request: ReceivedEvent) =>
      sound.status === 200 ? change(sound, request) : sound,
  }
}

/** Answers this where `isMeant`, whatever is right. */
export function answerWhere(
  isMeant: (request: ReceivedEvent) => boolean,
  answer: Answer,
): ReceiverFault {
  return { answer: (sound, request) => (isMeant(request) ? answer : sound) }
}

export const CRASHED = refuse(500, 'internal error')

/** The member of an event; undefined where there is no event. */
export function memberOf({ event }: ReceivedEvent, name: string): unknown {
  return isRecord(event) ? event[name] : undefined
}
