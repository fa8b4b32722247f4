import type { CallbackOperation } from '../../contract/model.js'
import type { DeliveryCase } from '../../delivery/model.js'
import type { CaseKind } from '../../sample/case-model.js'
import type { Place } from '../../schema/model.js'
import type { FindingCode } from '../catalogue.js'
import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { type AnswerClass, classifyAnswer, identifySent, labelSent } from './subject.js'

/** The receiver refused what it must not take, and took what it must. */
export function checkCase({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, case: tried, exchange } = delivery
  if (tried?.kind === undefined || exchange.response === undefined) return []
  const { kind, about } = tried
  const isTaken = classifyAnswer(exchange.response) === 'success'
  const code = findCode(tried, classifyAnswer(exchange.response), callback)
  if (code === undefined) return []
  const { status } = exchange.response
  return [
    {
      code,
      message: `${labelSent(delivery)} was ${isTaken ? 'accepted' : 'refused'} with ${status}`,
      expected: isTaken ? '4xx' : '2xx',
      arrived: `${status}`,
      hint: HINTS[code],
      promised: findPromise(kind, callback),
      // One finding for each member, however many faults in it are let through.
      detail: about?.replace(/\/\d+(?=\/|$)/g, '/*') ?? kind,
      ...identifySent(delivery),
    },
  ]
}

/** Whether the refusal of this delivery has a code of its own, so that it is no refused valid one. */
export function hasRefusalCode(tried: DeliveryCase | undefined): boolean {
  return tried?.kind !== undefined && REFUSED.has(tried.kind)
}

/** Whether it goes to something that the document does not have, so that it says nothing of the answer. */
export function isOffDocument(tried: DeliveryCase | undefined): boolean {
  return tried?.kind === 'method' || tried?.kind === 'path'
}

function findCode(
  { kind, expects }: DeliveryCase,
  answer: AnswerClass,
  callback: CallbackOperation,
): CaseCode | undefined {
  if (kind === undefined || expects === 'anything') return undefined
  if (expects === 'acceptance') return answer === 'refusal' ? REFUSED.get(kind) : undefined
  if (answer !== 'success') return undefined
  const isOfBody = kind === 'invalid' || kind === 'syntax'
  if (isOfBody && !documentsRefusal(callback)) return 'receiver-lenient'
  return ACCEPTED.get(kind)
}

/** Without such an answer the document does not say that a receiver looks at what it gets. */
function documentsRefusal({ responses }: CallbackOperation): boolean {
  return responses.some(({ status }) => /^(?:4..|default)$/i.test(status))
}

type CaseCode = keyof typeof HINTS

const ACCEPTED: ReadonlyMap<CaseKind, CaseCode> = new Map([
  ['invalid', 'receiver-invalid-accepted'],
  ['syntax', 'receiver-invalid-accepted'],
  ['content-type-wrong', 'receiver-content-type-accepted'],
  ['method', 'receiver-method-accepted'],
  ['path', 'receiver-path-accepted'],
  ['credentials', 'receiver-credentials-ignored'],
])

const REFUSED: ReadonlyMap<CaseKind, CaseCode> = new Map([
  ['extra', 'receiver-extra-refused'],
  ['large', 'receiver-large-refused'],
  ['content-type', 'receiver-content-type-refused'],
])

const HINTS = {
  'receiver-invalid-accepted': 'Check the body against the schema before you act on it.',
  'receiver-lenient':
    'If the receiver is to refuse it, document a 4xx answer; else this may be meant.',
  'receiver-extra-refused': 'Ignore members that you do not know, or close the schema.',
  'receiver-large-refused': 'Does the framework limit the size of a body?',
  'receiver-content-type-refused':
    'Compare type and subtype without regard to case, and leave parameters out.',
  'receiver-content-type-accepted': 'Answer 415 to a media type that the document does not have.',
  'receiver-method-accepted': 'Answer 405 to methods that the document does not have.',
  'receiver-path-accepted': 'Answer 404 to paths that you do not serve.',
  'receiver-credentials-ignored': 'Answer 401 before you read the body.',
} as const satisfies Partial<Record<FindingCode, string>>

function findPromise(kind: CaseKind, callback: CallbackOperation): Place {
  if (kind === 'method' || kind === 'path') return callback.keyPlace
  return kind === 'credentials' ? callback.place : (callback.body?.place ?? callback.place)
}
