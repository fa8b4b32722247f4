import type { Contract, ResponseContract } from '../contract/model.js'
import type { SchemaRole } from '../schema/model.js'
import { listHeader } from '../transport/headers.js'
import type { HttpResponse } from '../transport/model.js'
import type { FindingCode } from './catalogue.js'
import { draftMediaFault, type MediaCodes } from './draft.js'
import { judgeMedia } from './media.js'
import type { FindingDraft } from './model.js'
import { judgeParameter } from './parameter.js'

/** How one side's answers are judged: the API's to a trigger, a receiver's to a callback. */
export interface AnswerRules {
  readonly codes: MediaCodes & { readonly header: FindingCode }
  readonly role: SchemaRole
  /** Who answered what, e.g. `the 200 answer of POST /invoices/`. */
  readonly subject: string
}

/** Exact status, then range, then default (OpenAPI 3.1.1, section 4.8.16.2). */
export function findResponse(
  responses: readonly ResponseContract[],
  status: number,
): ResponseContract | undefined {
  const find = (key: string) => responses.find((one) => one.status === key)
  const exact = String(status)
  return find(exact) ?? find(`${exact.slice(0, 1)}XX`) ?? find('default')
}

/** Headers, content type and body of an answer are as its response is documented. */
export function judgeAnswer(
  response: HttpResponse,
  documented: ResponseContract,
  rules: AnswerRules,
  contract: Contract,
): FindingDraft[] {
  const { codes, role, subject } = rules
  const content = judgeContent(response, documented, rules, contract)
  if (documented.headers.length === 0) return content
  const headers = documented.headers.flatMap((header) =>
    judgeParameter(
      header,
      listHeader(response.headers, header.name),
      { code: codes.header, role, subject },
      contract,
    ),
  )
  return [...headers, ...content]
}

function judgeContent(
  response: HttpResponse,
  { content, place }: ResponseContract,
  { codes, role, subject }: AnswerRules,
  { schemas }: Contract,
): FindingDraft[] {
  if (content.length === 0 || STATUSES_WITHOUT_BODY.includes(response.status)) return []
  if (response.body.length === 0) {
    const expected = `a body (${content.map((media) => media.type).join(' or ')})`
    const message = `${subject} came without the body that it documents`
    return [{ code: codes.schema, message, expected, arrived: 'no body', promised: place }]
  }
  const faults = judgeMedia(response, content, role, schemas)
  return faults.map((fault) => draftMediaFault(fault, codes, `the body of ${subject}`))
}

/** They cannot have one (RFC 9110, sections 15.3.5 and 15.4.5). */
const STATUSES_WITHOUT_BODY: readonly number[] = [204, 304]
