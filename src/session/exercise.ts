import { checkHealth, checkRepeat } from '../check/receiver/steadiness.js'
import { classifyAnswer } from '../check/receiver/subject.js'
import type { CallbackOperation } from '../contract/model.js'
import type { DeliveryCase, SentDelivery } from '../delivery/model.js'
import type { CaseKind } from '../sample/case-model.js'
import type { DeliverTools } from './deliver.js'
import { listTrials } from './receiver-case.js'
import { listCredentialTrials } from './receiver-credential.js'
import { createPlainSource, type PlainSource, type ReceiverTarget } from './receiver-plain.js'
import { createReceiverSender, type ReadyDelivery, type ReceiverSender } from './receiver-sender.js'

export interface ExerciseOptions extends ReceiverTarget {
  /** Callbacks that go to the same URL. */
  readonly siblings: readonly CallbackOperation[]
  /** How many deliveries are sent at once, to see whether they get in each other's way. */
  readonly concurrency: number
  readonly tools: DeliverTools
}

/**
 * Sends one callback to a receiver in every way that it must stand: a valid delivery, then what it
 * must take and what it must refuse, one after the other; the same again; several at once; at last
 * a plain one. Where the first is not accepted, nothing else would tell anything.
 */
export async function exerciseReceiver(options: ExerciseOptions): Promise<void> {
  const { callback, tools } = options
  const isStopped = () => tools.context.abort.aborted
  const exercise: Exercise = {
    ...options,
    next: createPlainSource(options),
    sender: createReceiverSender(callback, tools),
  }
  const { next, sender } = exercise
  const plain = await next()
  if (!plain.ok) {
    skip(exercise, plain.because)
    return
  }
  const first = await sender.send(plain)
  if (isStopped()) return
  if (!isTaken(first)) {
    skip(exercise, `its plain delivery ${describeOutcome(first)}, so that nothing else was tried`)
    return
  }
  await tryCases(exercise, plain)
  for (const step of [
    () => repeat(exercise, plain, first),
    () => reorder(exercise),
    () => crowd(exercise),
  ]) {
    if (!sender.hasGivenUp()) await step()
  }
  if (isStopped()) return
  if (sender.hasGivenUp()) omit(exercise, 'it answered no more, so that the rest was not tried')
  const fresh = await next()
  if (!fresh.ok) return
  const last = await sender.send(fresh, describe('health', 'a plain one again, at the end'))
  if (!isStopped()) raise(exercise, checkHealth(first, last))
}

interface Exercise extends ExerciseOptions {
  readonly next: PlainSource
  readonly sender: ReceiverSender
}

async function tryCases(exercise: Exercise, plain: ReadyDelivery): Promise<void> {
  const { next, sender, values } = exercise
  const other = await next()
  const { trials, cut, gap } = listTrials({
    ...exercise,
    pair: [plain.request, other.ok ? other.request : plain.request],
    members: [...values.members.keys()],
  })
  if (gap !== undefined) omit(exercise, gap)
  for (const { group, tried, possible } of cut) {
    omit(exercise, `${tried} of ${possible} ${group} were tried: another --seed tries others`)
  }
  for (const { case: tried, change } of trials) {
    if (sender.hasGivenUp()) return
    const draft = await next()
    if (draft.ok) await sender.send({ ...draft, request: change(draft.request) }, tried)
  }
  for (const { case: tried, delivery } of await listCredentialTrials(exercise, next)) {
    if (!sender.hasGivenUp()) await sender.send(delivery, tried)
  }
}

function omit(exercise: Exercise, what: string): void {
  const { id, name, place } = exercise.callback
  const ids = { callback: id, promised: place, detail: what }
  raise(exercise, [{ code: 'receiver-cases-omitted', message: `${name}: ${what}`, ...ids }])
}

/** The same bytes again, and others twice at once. */
async function repeat(
  exercise: Exercise,
  plain: ReadyDelivery,
  first: SentDelivery,
): Promise<void> {
  const { next, sender } = exercise
  const again = await sender.send(plain, describe('repeat', 'the same delivery again'), 2)
  raise(exercise, checkRepeat(first, again))
  const draft = await next()
  if (!draft.ok || sender.hasGivenUp()) return
  const atOnce = describe('repeat', 'the same delivery twice at once')
  const [one, other] = await Promise.all([
    sender.send(draft, atOnce, 1),
    sender.send(draft, atOnce, 2),
  ])
  raise(exercise, [...checkRepeat(one, other), ...checkRepeat(other, one)])
}

/** Deliveries may overtake each other on their way. */
async function reorder({ next, sender }: Exercise): Promise<void> {
  const [earlier, later] = [await next(), await next()]
  if (!earlier.ok || !later.ok) return
  await sender.send(later, describe('order', 'the later of two first'))
  if (!sender.hasGivenUp()) await sender.send(earlier, describe('order', 'the earlier of two last'))
}

async function crowd({ next, sender, concurrency }: Exercise): Promise<void> {
  if (concurrency < 2) return
  const tried = describe('concurrent', `one of ${concurrency} at once`)
  const drafts = await Promise.all(Array.from({ length: concurrency }, () => next()))
  await Promise.all(drafts.flatMap((draft) => (draft.ok ? [sender.send(draft, tried)] : [])))
}

function describe(kind: CaseKind, label: string): DeliveryCase {
  // What is wrong with the answer to these is told by rules of their own.
  const isCompared = kind === 'repeat' || kind === 'health'
  return { kind, label, expects: isCompared ? 'anything' : 'acceptance' }
}

function isTaken({ exchange: { response } }: SentDelivery): boolean {
  return response !== undefined && classifyAnswer(response) === 'success'
}

function describeOutcome({ exchange: { response } }: SentDelivery): string {
  return response === undefined ? 'was not answered' : `was answered ${response.status}`
}

function raise({ tools }: Exercise, drafts: ReturnType<typeof checkHealth>): void {
  for (const draft of drafts) tools.context.raise(draft)
}

function skip({ tools, callback }: Exercise, because: string): void {
  void tools.context.emit({ type: 'callback:skipped', callback: callback.id, because })
}
