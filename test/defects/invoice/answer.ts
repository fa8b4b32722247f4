import type { Answer, Fault } from './model.js'

/** A fault in the answers to triggers that are accepted. */
export function alterAccepted(change: (answer: Answer) => Answer): Pick<Fault, 'answer'> {
  return { answer: (answer) => (answer.status === 200 ? change(answer) : answer) }
}

/** Every trigger gets this answer. */
export function answerAlways(
  status: number,
  headers: Answer['headers'] = {},
): Pick<Fault, 'answer'> {
  return { answer: () => ({ status, headers, body: '' }) }
}
