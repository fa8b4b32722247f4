import type { Delivery, Expectation, NearMiss, Trigger } from '../../delivery/model.js'
import { type DeliveryFacts, identify, labelOperation } from '../facts.js'
import type { FindingDraft } from '../model.js'

/** The delivery belongs to a trigger that owes it, and to one callback of it. */
export function checkOwnership({ delivery, match }: DeliveryFacts): FindingDraft[] {
  switch (match.kind) {
    case 'matched':
      return []
    case 'ambiguous':
      return draftAmbiguous(delivery, match.expectations)
    case 'crosstalk':
      return [draftCrosstalk(delivery, match.reached, match.meant)]
    case 'unowed':
      return [draftUnowed(delivery, match.trigger)]
    case 'unexpected':
      // Bytes that are no request have their own finding.
      return delivery.request.fault === 'malformed'
        ? []
        : [draftUnexpected(delivery, match.nearest)]
  }
}

function draftAmbiguous(delivery: Delivery, expectations: readonly Expectation[]): FindingDraft[] {
  const [first] = expectations
  if (first === undefined) return []
  const names = expectations.map((one) => one.callback.name).join(', ')
  const message = `a delivery fits several callbacks of ${labelOperation(first.trigger.operation)}: ${names}`
  return [
    {
      code: 'delivery-ambiguous',
      message,
      promised: first.callback.keyPlace,
      ...identify(first, delivery),
    },
  ]
}

function draftCrosstalk(delivery: Delivery, reached: Trigger, meant: Expectation): FindingDraft {
  const url = meant.url.kind === 'known' ? meant.url.url : meant.callback.expression.text
  return {
    code: 'delivery-crosstalk',
    message: `${meant.callback.name} of one trigger (${meant.trigger.id}) went to the callback URL of another (${reached.id})`,
    expected: url,
    arrived: delivery.request.url,
    promised: meant.callback.keyPlace,
    ...identify(meant, delivery),
  }
}

function draftUnowed(delivery: Delivery, trigger: Trigger): FindingDraft {
  const callback = trigger.expectations[0]?.callback
  const ids = {
    operation: trigger.operation.id,
    trigger: trigger.id,
    delivery: delivery.id,
    ...(callback === undefined ? {} : { callback: callback.id, promised: callback.keyPlace }),
  }
  const name = callback?.name ?? 'a callback'
  const arrived = `${delivery.request.method} ${delivery.request.url}`
  if (trigger.kind === 'without-url') {
    const message = `${name} was sent although the trigger gave no callback URL`
    return { code: 'delivery-without-url', message, expected: 'no delivery', arrived, ...ids }
  }
  const status = trigger.exchange?.response?.status
  const outcome = status === undefined ? 'not answered' : `answered ${status}`
  const message = `${name} was sent although ${labelOperation(trigger.operation)} was ${outcome}`
  return {
    code: 'delivery-after-rejection',
    message,
    expected: `no delivery, since the trigger was ${outcome}`,
    arrived,
    ...ids,
  }
}

function draftUnexpected(delivery: Delivery, nearest: NearMiss | undefined): FindingDraft {
  const arrived = `${delivery.request.method} ${delivery.request.url}`
  const draft = {
    code: 'delivery-unexpected',
    message: `${arrived} arrived, which belongs to no trigger`,
    arrived,
  } as const
  // Paths of strangers vary without end: they are one finding per method.
  const ids = { delivery: delivery.id, detail: delivery.request.method }
  if (nearest === undefined) return { ...draft, expected: 'documented callbacks only', ...ids }
  const { callback } = nearest.expectation
  return {
    ...draft,
    expected: `nearest: ${callback.name} (${callback.method} ${callback.expression.text})`,
    hint: `It is not that one: ${nearest.because}.`,
    promised: callback.keyPlace,
    ...ids,
  }
}
