import type { CallbackOperation } from '../../contract/model.js'
import type { BodyFit } from '../../delivery/body-fit.js'
import type { Place, SchemaStore } from '../../schema/model.js'
import type { ReceivedRequest } from '../../transport/model.js'
import type { FindingCode } from '../catalogue.js'
import { draftMediaFault, type MediaCodes } from '../draft.js'
import { type DeliveryFacts, identify } from '../facts.js'
import { judgeMedia } from '../media.js'
import type { FindingDraft } from '../model.js'
import { judgeCloudEvent } from './cloudevents.js'

const CODES: MediaCodes = {
  'content-type': 'delivery-content-type',
  syntax: 'delivery-body-syntax',
  schema: 'delivery-body-schema',
  format: 'delivery-body-format',
  unjudged: 'delivery-not-judged',
}

/** Content type and body are documented. A callback of the wrong method or broken off is not judged by its body. */
export function checkBody({ contract, delivery, match }: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched' || delivery.request.fault !== undefined) return []
  if (match.differences.some((one) => one.part === 'method')) return []
  const { expectation } = match
  const drafts = judgeBody(delivery.request, expectation.callback, contract.schemas)
  if (drafts.length === 0) return drafts
  return drafts.map((draft) => ({ ...draft, ...identify(expectation, delivery) }))
}

/** The findings about content type and body alone, for one callback. */
export function judgeBody(
  request: ReceivedRequest,
  callback: CallbackOperation,
  schemas: SchemaStore,
): FindingDraft[] {
  const { body } = callback
  if (request.body.length === 0)
    return body?.required === true ? [draftMissing(callback, body.place)] : []
  if (body === undefined || body.content.length === 0) {
    const message = `${callback.name} came with a body, but documents none`
    return [
      {
        code: 'delivery-body-unexpected',
        message,
        expected: 'no body',
        arrived: `${request.bodySize} bytes`,
        promised: callback.place,
      },
    ]
  }
  const subject = `the body of ${callback.name}`
  const faults = judgeMedia(request, body.content, 'callback', schemas)
  const drafts = judgeCloudEvent(request, body.content, schemas, subject)
  if (faults.length === 0) return drafts
  return [...faults.map((fault) => draftMediaFault(fault, CODES, subject)), ...drafts]
}

function draftMissing(callback: CallbackOperation, promised: Place): FindingDraft {
  const expected = callback.body?.content.map((media) => media.type).join(' or ') ?? ''
  const message = `${callback.name} came without a body, which it requires`
  return {
    code: 'delivery-body-missing',
    message,
    expected: `a body (${expected})`,
    arrived: 'no body',
    promised,
  }
}

/** They say nothing about which callback it is. */
const WEIGHTLESS: readonly FindingCode[] = [
  'delivery-body-format',
  'delivery-not-judged',
  'delivery-cloudevents',
]

/** Whether a request is this callback, by its body alone: decides between callbacks on one URL. */
export function fitBody(
  request: ReceivedRequest,
  callback: CallbackOperation,
  schemas: SchemaStore,
): BodyFit {
  const codes = judgeBody(request, callback, schemas).map((draft) => draft.code)
  if (codes.some((code) => !WEIGHTLESS.includes(code))) return 'breaks'
  return codes.includes(CODES.unjudged) ? 'unjudged' : 'fits'
}
