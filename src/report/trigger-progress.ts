import type { Severity } from '../check/model.js'
import type { RunEvent } from '../event/model.js'
import type { TextStyle } from './text-style.js'
import { isSettled, openTrigger, type TriggerState } from './trigger-state.js'
import { renderTrigger } from './trigger-text.js'

/** Collects what happens to each trigger, and tells it in lines once it is settled. */
export interface TriggerProgress {
  add(event: RunEvent): readonly string[]
}

export function createTriggerProgress(style: TextStyle): TriggerProgress {
  const open = new Map<string, TriggerState>()
  // Expectations open before their trigger is sent, and findings may come before their delivery
  // is judged: both wait here for the event that they belong to.
  const early = new Map<string, string[]>()
  const raised = new Map<string, Severity>()
  const judged = new Set<string>()

  const tellIfSettled = (id: string): readonly string[] => {
    const state = open.get(id)
    if (state === undefined || !isSettled(state)) return []
    open.delete(id)
    return renderTrigger(state, style)
  }

  const awaitExpectation = (trigger: string, expectation: string) => {
    const state = open.get(trigger)
    if (state === undefined) early.set(trigger, [...(early.get(trigger) ?? []), expectation])
    else state.awaited.add(expectation)
  }

  const judge = (event: RunEvent & { type: 'delivery:judged' }): readonly string[] => {
    if (event.match === 'matched' && (event.attempt ?? 1) === 1) judged.add(event.delivery)
    const state = event.trigger === undefined ? undefined : open.get(event.trigger)
    if (state === undefined || event.trigger === undefined) return []
    state.awaited.delete(event.delivery)
    if (event.match === 'unowed') state.hasUnowed = true
    for (const finding of event.findings) {
      const severity = raised.get(finding)
      if (severity === undefined) state.awaited.add(finding)
      else state.severities.push(severity)
      raised.delete(finding)
    }
    return tellIfSettled(event.trigger)
  }

  const raise = (event: RunEvent & { type: 'finding:raised' }): readonly string[] => {
    const { id, severity, trigger: about, delivery } = event.finding
    if (delivery === undefined) {
      if (about !== undefined) open.get(about)?.severities.push(severity)
      return []
    }
    const waiting = [...open].find(([, state]) => state.awaited.has(id))
    if (waiting === undefined) {
      raised.set(id, severity)
      return []
    }
    const [trigger, state] = waiting
    state.awaited.delete(id)
    state.severities.push(severity)
    return tellIfSettled(trigger)
  }

  return {
    add(event) {
      switch (event.type) {
        case 'trigger:sent': {
          const state = openTrigger(event)
          for (const expectation of early.get(event.trigger) ?? []) state.awaited.add(expectation)
          early.delete(event.trigger)
          open.set(event.trigger, state)
          return []
        }
        case 'trigger:answered': {
          const state = open.get(event.trigger)
          if (state !== undefined) state.answered = event
          return tellIfSettled(event.trigger)
        }
        case 'expectation:opened':
          awaitExpectation(event.trigger, event.expectation)
          return []
        case 'expectation:met': {
          const state = open.get(event.trigger)
          state?.awaited.delete(event.expectation)
          state?.met.push({ callback: event.callback, afterMs: event.afterMs })
          if (!judged.delete(event.delivery)) state?.awaited.add(event.delivery)
          return tellIfSettled(event.trigger)
        }
        case 'expectation:expired': {
          const state = open.get(event.trigger)
          state?.awaited.delete(event.expectation)
          state?.expired.push(event.callback)
          return tellIfSettled(event.trigger)
        }
        case 'delivery:judged':
          return judge(event)
        case 'finding:raised':
          return raise(event)
        case 'run:finished': {
          const rest = [...open.values()]
          open.clear()
          return rest.flatMap((state) => renderTrigger(state, style))
        }
        default:
          return []
      }
    },
  }
}
