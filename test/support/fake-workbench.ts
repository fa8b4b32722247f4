import type { AnswerChoice, HttpRequest, RunEvent, Workbench } from '../../src/index.js'
import { FAULTY_SESSION, OPERATIONS } from './screen-events.js'

/** A workbench without engine: it plays events, and remembers what it was asked for. */
export interface FakeWorkbench extends Workbench {
  /** What was asked for, in words: `trigger create_invoice`. */
  readonly asked: readonly string[]
  /** The last request that somebody edited. */
  readonly edited: () => HttpRequest | undefined
  play(...events: readonly RunEvent[]): void
}

export const CHOICES: readonly AnswerChoice[] = [
  { label: '204', isDocumented: true, behaviour: { kind: 'hang' } },
  { label: '500', isDocumented: false, behaviour: { kind: 'hang' } },
  { label: 'hang', isDocumented: false, behaviour: { kind: 'hang' } },
]

const REQUEST: HttpRequest = {
  method: 'POST',
  url: 'http://127.0.0.1:8000/invoices/',
  headers: [['content-type', 'application/json']],
  body: Buffer.from('{"id":"7"}'),
}

export function createFakeWorkbench(
  events: readonly RunEvent[] = FAULTY_SESSION,
  given: Partial<Workbench> = {},
): FakeWorkbench {
  const observers = new Set<(event: RunEvent) => void>()
  const asked: string[] = []
  const past = [...events]
  let edited: HttpRequest | undefined
  return {
    url: 'http://127.0.0.1:9000',
    report: new Promise(() => undefined),
    asked,
    edited: () => edited,
    play: (...more) => {
      past.push(...more)
      for (const event of more) for (const observer of observers) observer(event)
    },
    observe: (observer) => {
      for (const event of past) observer(event)
      observers.add(observer)
    },
    listAddresses: () => [],
    listOperations: () => OPERATIONS,
    draft: () => Promise.resolve({ ok: true, request: REQUEST }),
    trigger: (operation, request) => {
      edited = request
      asked.push(`trigger ${operation}${request === undefined ? '' : ' edited'}`)
      return Promise.resolve()
    },
    listAnswers: (callback) => {
      asked.push(`answers ${callback ?? ''}`)
      return CHOICES
    },
    answerWith: (choice, scope) =>
      asked.push(`answer ${choice?.label ?? 'as documented'} ${scope}`),
    forward: (delivery, to, request) => {
      edited = request
      asked.push(`forward ${delivery} ${to}${request === undefined ? '' : ' edited'}`)
      return Promise.resolve()
    },
    find: (delivery) => (delivery === 'dlv-1' ? REQUEST : undefined),
    stop: () => new Promise(() => undefined),
    [Symbol.asyncIterator]: () => {
      throw new Error('nobody iterates it')
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
    ...given,
  }
}
