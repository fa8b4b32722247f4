import { fitBody, judgeBody } from '../check/delivery/body.js'
import type { Contract } from '../contract/model.js'
import { listFitting } from '../delivery/body-fit.js'
import type { Expectation, Trigger } from '../delivery/model.js'
import { dropOrigin, splitTarget } from '../delivery/target.js'
import { decodePercent } from '../sample/percent.js'
import type { ReceivedRequest } from '../transport/model.js'

/** Tells what a request to a URL that nobody knows was meant to be. */
export type Guess = (request: ReceivedRequest) => Trigger | undefined

/**
 * Of all callbacks and webhooks those of the request's method; of these the ones that its path
 * speaks of, where it does; of these the ones whose schema it fits, else the one that it breaks in
 * the fewest places. Several that fit stay together: the delivery is ambiguous.
 */
export function createGuess(
  { schemas }: Pick<Contract, 'schemas'>,
  triggers: readonly Trigger[],
): Guess {
  const candidates = triggers.flatMap((trigger) => trigger.expectations.map(expectAnywhere))

  return (request) => {
    const ofMethod = candidates.filter(({ callback }) => callback.method === request.method)
    const named = ofMethod.filter((one) => isNamed(one, request))
    const pool = named.length === 0 ? ofMethod : named
    const fitting =
      pool.length < 2
        ? pool
        : listFitting(pool, ({ callback }) => fitBody(request, callback, schemas))
    if (fitting.length > 0) return gather(fitting)
    return gather(nearestOf(pool, request))
  }

  function nearestOf(pool: readonly Expectation[], request: ReceivedRequest): Expectation[] {
    const ranked = pool.map((one) => ({
      one,
      faults: judgeBody(request, one.callback, schemas).length,
    }))
    return ranked
      .sort((first, second) => first.faults - second.faults)
      .slice(0, 1)
      .map(({ one }) => one)
  }
}

/** The trigger keeps its id: to whom a callback is told, it is the same one. */
function expectAnywhere(expectation: Expectation): Expectation {
  const expectations: Expectation[] = []
  const trigger: Trigger = { ...expectation.trigger, expectations }
  expectations.push({ ...expectation, trigger, url: { kind: 'any' }, attempts: 0 })
  return expectations[0] ?? expectation
}

function gather([first, ...others]: readonly Expectation[]): Trigger | undefined {
  if (first === undefined || others.length === 0) return first?.trigger
  return { ...first.trigger, expectations: [first, ...others] }
}

/** Whether the path ends as the key does behind its last expression, or with a webhook's name. */
function isNamed({ callback, trigger }: Expectation, request: ReceivedRequest): boolean {
  const path = decodePercent(splitTarget(dropOrigin(request.url)).path).replace(/\/+$/, '')
  const segments = path.split('/').slice(1)
  if (trigger.operation.callbacks.length === 0) return segments.at(-1) === callback.name
  const literals = callback.expression.parts
    .flatMap((part) => (part.kind === 'literal' ? part.text.split('/') : []))
    .filter((word) => /^[\w.-]+$/.test(word))
  return literals.length > 0 && literals.every((word) => segments.includes(word))
}
