import type { Contract } from '../../contract/model.js'
import type { StructureFault } from '../../document/structure/model.js'
import type { FindingDraft } from '../model.js'

/** What breaks the official schema of OpenAPI; a place that reading remarked upon is told once. */
export function checkStructure({ structure, remarks }: Contract): FindingDraft[] {
  if (structure === undefined) return []
  const remarked = new Set(
    remarks
      .filter(({ code }) => code === 'document-structure')
      .map(({ place }) => `${place.uri}#${place.pointer}`),
  )
  const drafts = structure.faults
    .filter(({ place }) => !remarked.has(`${place.uri}#${place.pointer}`))
    .map(draftFault)
  const omitted = structure.omitted.map(
    ({ place, count }): FindingDraft => ({
      code: 'document-structure',
      message: `${count} more places of this file are not as OpenAPI has them: correct the others first`,
      promised: place,
      detail: 'more',
    }),
  )
  return [...drafts, ...omitted]
}

function draftFault({ kind, place, ...words }: StructureFault): FindingDraft {
  return { code: CODES[kind], ...words, promised: place }
}

const CODES = {
  invalid: 'document-invalid',
  slip: 'document-structure',
  unchecked: 'check-crashed',
} as const
