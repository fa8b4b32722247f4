import { labelOperation, type TriggerFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'

/** The API answered at all, accepted what is valid and refused what is not. */
export function checkOutcome({ trigger }: TriggerFacts): FindingDraft[] {
  const { exchange, operation, kind } = trigger
  const status = exchange?.response?.status
  if (status !== undefined && status < 300 && kind !== 'invalid') return []
  const label = labelOperation(operation)
  const ids = { operation: operation.id, trigger: trigger.id, promised: operation.place }
  if (exchange?.failure !== undefined) {
    const { reason, message } = exchange.failure
    return [
      {
        code: 'trigger-failed',
        message: `${label} was not answered: ${message}`,
        expected: 'an answer',
        arrived: message,
        detail: reason,
        ...ids,
      },
    ]
  }
  if (status === undefined) return []
  if (status >= 500) {
    const message = `${label} was answered ${status}`
    return [
      {
        code: 'trigger-server-error',
        message,
        expected: 'no 5xx',
        arrived: `${status}`,
        detail: `${status}`,
        ...ids,
      },
    ]
  }
  if (status >= 300 && status < 400) {
    const message = `${label} was answered with the redirect ${status}, which is not followed`
    const location = exchange?.response?.headers.find(
      ([name]) => name.toLowerCase() === 'location',
    )?.[1]
    const arrived = location === undefined ? `${status}` : `${status} to ${location}`
    return [
      { code: 'trigger-redirected', message, expected: 'a documented answer', arrived, ...ids },
    ]
  }
  if (status >= 400 && kind !== 'invalid' && trigger.isEdited !== true) {
    const message = `${label} refused a valid trigger with ${status}`
    return [
      {
        code: 'trigger-refused',
        message,
        expected: '2xx',
        arrived: `${status}`,
        hint: adviseOn(status),
        detail: `${status}`,
        ...ids,
      },
    ]
  }
  if (status < 300) {
    const fault = trigger.fault ?? 'an invalid request'
    const message = `${label} accepted a request that its document forbids: ${fault}`
    return [
      {
        code: 'trigger-invalid-accepted',
        message,
        expected: '4xx',
        arrived: `${status}`,
        detail: fault,
        ...ids,
      },
    ]
  }
  return []
}

function adviseOn(status: number): string {
  if (status === 401 || status === 403) {
    return 'Give credentials with --bearer, --api-key, --basic or --header.'
  }
  if (status === 404) return 'Is the server URL right (--api)? Give values that exist with --set.'
  if (status === 405 || status === 415) return 'Is the server URL right (--api)?'
  return 'Give values that the API takes with --set or --body.'
}
