import type { Contract, ResponseContract } from '../../contract/model.js'
import { listHeader } from '../../transport/headers.js'
import type { HttpResponse } from '../../transport/model.js'
import { draftMediaFault, type MediaCodes } from '../draft.js'
import { labelOperation, type TriggerFacts } from '../facts.js'
import { judgeMedia } from '../media.js'
import type { FindingDraft } from '../model.js'
import { judgeParameter } from '../parameter.js'

const CODES: MediaCodes = {
  'content-type': 'trigger-content-type',
  syntax: 'trigger-body-syntax',
  schema: 'trigger-body-schema',
  format: 'trigger-body-format',
  unjudged: 'trigger-not-judged',
}

/** The API's own answer is documented and conforms: status, content type, headers, body. */
export function checkAnswer({ contract, trigger }: TriggerFacts): FindingDraft[] {
  const response = trigger.exchange?.response
  if (response === undefined) return []
  const { operation } = trigger
  const label = labelOperation(operation)
  const ids = { operation: operation.id, trigger: trigger.id }
  const documented = findResponse(operation.responses, response.status)
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
  const headers = documented.headers.flatMap((header) =>
    judgeParameter(
      header,
      listHeader(response.headers, header.name),
      { code: 'trigger-header', role: 'response', subject },
      contract,
    ),
  )
  const body = checkContent(response, documented, subject, contract)
  return [...headers, ...body].map((draft) => ({ ...draft, ...ids }))
}

/** Exact status, then range, then default (OpenAPI 3.1.1, section 4.8.16.2). */
export function findResponse(
  responses: readonly ResponseContract[],
  status: number,
): ResponseContract | undefined {
  const range = `${String(status).slice(0, 1)}XX`
  return [String(status), range, 'default']
    .map((key) => responses.find((one) => one.status === key))
    .find((one) => one !== undefined)
}

function checkContent(
  response: HttpResponse,
  documented: ResponseContract,
  subject: string,
  contract: Contract,
): FindingDraft[] {
  const { content, place } = documented
  if (content.length === 0 || STATUSES_WITHOUT_BODY.includes(response.status)) return []
  if (response.body.length === 0) {
    const expected = `a body (${content.map((media) => media.type).join(' or ')})`
    const message = `${subject} came without the body that it documents`
    return [{ code: 'trigger-body-schema', message, expected, arrived: 'no body', promised: place }]
  }
  const faults = judgeMedia(response, content, 'response', contract.schemas)
  return faults.map((fault) => draftMediaFault(fault, CODES, `the body of ${subject}`))
}

/** They cannot have one (RFC 9110, sections 15.3.5 and 15.4.5). */
const STATUSES_WITHOUT_BODY: readonly number[] = [204, 304]
