import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { DescribedCallback, MockDescription } from '../report/mock-description.js'
import { formatDuration } from '../report/words.js'
import type { CallbackBehaviour } from '../session/callback-behaviour.js'
import { webhookPath } from './mock-plan.js'
import { describeSource } from './reading.js'

type BehaviourOf = (callback: CallbackOperation) => CallbackBehaviour

/** What a mock of this contract plays. Reads no operation but those with callbacks. */
export function describeMock(contract: Contract, behaviourOf: BehaviourOf): MockDescription {
  const { title, operations, triggers, webhooks } = contract
  const calling = new Map(triggers.map((one) => [labelOf(one), one]))
  return {
    title,
    operations: operations.map(({ method, path }) => {
      const trigger = calling.get(labelOf({ method, path }))
      if (trigger === undefined) return { method, path }
      const callbacks = describeCallbacks(trigger.callbacks, labelOf(trigger), behaviourOf)
      return { method, path, callbacks }
    }),
    webhooks: webhooks.map(({ name, method }) => {
      return { name, method, ask: `POST ${webhookPath(name)}` }
    }),
  }
}

function describeCallbacks(
  callbacks: readonly CallbackOperation[],
  cause: string,
  behaviourOf: BehaviourOf,
): readonly DescribedCallback[] {
  return callbacks.map((callback) => {
    const { name, method, expression, drivability, callbacks: inner } = callback
    const remarks = describeBehaviour(behaviourOf(callback))
    return {
      name,
      method,
      key: expression.text,
      reading: expression.parts.flatMap((part) =>
        part.kind === 'literal'
          ? []
          : [{ text: part.text, means: describeSource(part.source, cause) }],
      ),
      ...(remarks.length === 0 ? {} : { remarks }),
      ...(drivability.drivable ? {} : { because: drivability.because }),
      ...(inner.length === 0 ? {} : { callbacks: describeCallbacks(inner, name, behaviourOf) }),
    }
  })
}

function describeBehaviour(behaviour: CallbackBehaviour): readonly string[] {
  const { delayMs = 0, count = 1, everyMs = 0, order, failure } = behaviour
  if (failure === 'silent') return ['never, as was asked for']
  return [
    ...(delayMs === 0 ? [] : [`${formatDuration(delayMs)} after the answer`]),
    ...(count === 1 ? [] : [`${count} times`]),
    ...(count === 1 || everyMs === 0 ? [] : [`every ${formatDuration(everyMs)}`]),
    ...(order === undefined ? [] : [`order ${order}`]),
    ...(failure === undefined ? [] : ['with a wrong body on purpose']),
  ]
}

function labelOf({ method, path }: Pick<TriggerOperation, 'method' | 'path'>): string {
  return `${method} ${path}`
}
