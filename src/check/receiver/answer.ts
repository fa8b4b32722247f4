import { type AnswerRules, findResponse, judgeAnswer } from '../answer.js'
import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { isOffDocument } from './case.js'
import { classifyAnswer, identifySent } from './subject.js'

const CODES: AnswerRules['codes'] = {
  header: 'receiver-header',
  'content-type': 'receiver-content-type',
  syntax: 'receiver-body-syntax',
  schema: 'receiver-body-schema',
  format: 'receiver-body-format',
  unjudged: 'receiver-not-judged',
}

/** An answer whose status is documented has its documented headers, content type and body. */
export function checkContent({ contract, delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { response } = exchange
  if (isOffDocument(delivery.case)) return []
  if (response === undefined || JUDGED_OTHERWISE.includes(classifyAnswer(response))) return []
  const documented = findResponse(callback.responses, response.status)
  if (documented === undefined) return []
  const subject = `the ${response.status} answer to ${callback.name}`
  const rules = { codes: CODES, role: 'callback', subject } as const
  return judgeAnswer(response, documented, rules, contract).map((draft) => ({
    ...draft,
    ...identifySent(delivery),
  }))
}

/** What a crash or a proxy says is no answer of the receiver. */
const JUDGED_OTHERWISE: readonly string[] = ['failure', 'redirect']
