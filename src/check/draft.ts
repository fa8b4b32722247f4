import type { Contract } from '../contract/model.js'
import type { FindingCode } from './catalogue.js'
import { FINDINGS } from './catalogue.js'
import type { MediaFault } from './media-fault.js'
import type { Finding, FindingDraft } from './model.js'

/** Gives findings their number, severity, basis, position and key. One per contract of a run. */
export type FindingFactory = (draft: FindingDraft) => Finding

export function createFindingFactory(
  contract: Pick<Contract, 'locate'>,
  nextNumber = createCounter(),
): FindingFactory {
  return ({ promised, detail, ...draft }) => {
    const { severity, basis } = FINDINGS[draft.code]
    const place = promised === undefined ? '' : `${promised.uri}#${promised.pointer}`
    return {
      ...draft,
      id: `find-${nextNumber()}`,
      severity,
      basis,
      ...(promised === undefined ? {} : { promised: contract.locate(promised) }),
      key: [draft.code, draft.operation, draft.callback, place, detail]
        .map((part) => part ?? '')
        .join(' '),
    }
  }
}

function createCounter(): () => number {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

/** The finding codes that one side (API's answer, delivery) uses for what can be wrong with a body. */
export type MediaCodes = Readonly<
  Record<'content-type' | 'syntax' | 'schema' | 'format' | 'unjudged', FindingCode>
>

/** `subject` starts the sentence, e.g. `the body of invoice_notification`. */
export function draftMediaFault(
  fault: MediaFault,
  codes: MediaCodes,
  subject: string,
): FindingDraft {
  switch (fault.kind) {
    case 'content-type': {
      const { message, expected, arrived, promised } = fault
      const draft = {
        code: codes['content-type'],
        message: `${subject}: ${message}`,
        expected,
        arrived,
      }
      return promised === undefined ? draft : { ...draft, promised }
    }
    case 'syntax': {
      const draft = {
        code: codes.syntax,
        message: `${subject} cannot be parsed: ${fault.message}`,
        promised: fault.promised,
      }
      return {
        ...draft,
        arrived: fault.message,
        ...(fault.at === undefined ? {} : { at: fault.at }),
      }
    }
    case 'unjudged':
      return {
        code: codes.unjudged,
        message: `${subject} was not judged: ${fault.message}`,
        promised: fault.promised,
      }
    case 'schema': {
      const { issue, at, hint } = fault
      if (issue.keyword === 'unjudged') {
        return {
          code: codes.unjudged,
          message: `${subject} was not judged: ${issue.message}`,
          promised: issue.promised,
        }
      }
      return {
        code: issue.lenient ? codes.format : codes.schema,
        message: `${subject} breaks its schema: ${issue.message}`,
        expected: issue.expected,
        arrived: issue.arrived,
        at,
        ...(hint === undefined ? {} : { hint }),
        promised: issue.promised,
        // All items of a list that break the same rule are one finding.
        detail: `${issue.pointer.replace(/\/\d+(?=\/|$)/g, '/*')} ${issue.keyword}`,
      }
    }
  }
}
