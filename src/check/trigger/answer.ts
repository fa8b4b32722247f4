import type { Trigger } from '../../delivery/model.js'
import { type AnswerRules, findResponse, judgeAnswer } from '../answer.js'
import { labelOperation, type TriggerFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'

const CODES: AnswerRules['codes'] = {
  header: 'trigger-header',
  'content-type': 'trigger-content-type',
  syntax: 'trigger-body-syntax',
  schema: 'trigger-body-schema',
  format: 'trigger-body-format',
  unjudged: 'trigger-not-judged',
}

/** The API is right to refuse: it is its document that does not speak of it. */
function isUntoldRefusal({ kind, operation }: Trigger, status: number): boolean {
  const isRefusal = kind === 'invalid' && status >= 400 && status < 500
  return isRefusal && !operation.responses.some((one) => one.status.startsWith('4'))
}

/** The API's own answer is documented and conforms: status, content type, headers, body. */
export function checkAnswer({ contract, trigger }: TriggerFacts): FindingDraft[] {
  const response = trigger.exchange?.response
  if (response === undefined) return []
  const { operation } = trigger
  const label = labelOperation(operation)
  const ids = { operation: operation.id, trigger: trigger.id }
  const documented = findResponse(operation.responses, response.status)
  if (documented === undefined && isUntoldRefusal(trigger, response.status)) {
    const message = `${label} refused an invalid trigger with ${response.status}, and documents no refusal`
    const arrived = `${response.status}`
    const promised = operation.place
    return [
      {
        code: 'trigger-refusal-undocumented',
        message,
        expected: 'a documented 4xx',
        arrived,
        promised,
        ...ids,
      },
    ]
  }
  if (documented === undefined) {
    const expected =
      operation.responses.map((one) => one.status).join(', ') || 'a documented status'
    const message = `${label} was answered ${response.status}, which it does not document`
    const arrived = `${response.status}`
    return [
      {
        code: 'trigger-status-undocumented',
        message,
        expected,
        arrived,
        promised: operation.place,
        detail: arrived,
        ...ids,
      },
    ]
  }
  const subject = `the ${response.status} answer of ${label}`
  const rules = { codes: CODES, role: 'response', subject } as const
  const drafts = judgeAnswer(response, documented, rules, contract)
  return drafts.length === 0 ? drafts : drafts.map((draft) => ({ ...draft, ...ids }))
}
