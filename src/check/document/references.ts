import type { Contract } from '../../contract/model.js'
import type { FindingDraft } from '../model.js'

/** What reading the contract remarked upon: references that lead nowhere, odd structure. */
export function checkRemarks(contract: Contract): FindingDraft[] {
  return contract.remarks.map(({ code, message, place }) => ({
    code,
    message,
    promised: place,
    // A place holds one reference only; `checkReferences` may have found the same one.
    ...(code.startsWith('document-reference') ? {} : { detail: message }),
  }))
}

/** References anywhere in the document that could not be followed, also where no callback needs them. */
export function checkReferences(contract: Contract): FindingDraft[] {
  return contract.references.map((problem) => ({
    code: problem.kind === 'refused' ? 'document-reference-refused' : 'document-reference-dangling',
    message: problem.message,
    arrived: problem.reference,
    promised: problem.place,
  }))
}
