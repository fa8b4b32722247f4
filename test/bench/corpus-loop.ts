import type { Contract } from '../../src/contract/model.js'
import type { GroupedFinding } from '../../src/report/model.js'
import { closeLoop } from '../support/closed-loop.js'

/** The second table of `npm run corpus`: every document is played by `mock` and verified. */
export interface LoopTally {
  add(contract: Contract, file: string): Promise<void>
  lines(): readonly string[]
}

export function createLoopTally(): LoopTally {
  const remarks: string[] = []
  const counts = { documents: 0, delivered: 0, explained: 0, differing: 0, open: 0, broken: 0 }

  return {
    async add(contract, file) {
      if (contract.triggers.length === 0) return
      const { report, mockReport, delivered, explained, open } = await closeLoop(contract)
      counts.documents += 1
      counts.delivered += delivered.length
      counts.open += open.length
      for (const { callback, verify, mock } of explained) {
        counts.explained += 1
        if (verify === mock) continue
        counts.differing += 1
        remarks.push(`differing   ${file}: ${callback}: ${verify} | ${mock}`)
      }
      for (const { callback, because } of open) {
        remarks.push(`not sent    ${file}: ${callback}: ${because}`)
      }
      for (const { code, message } of [...report.findings, ...mockReport.findings].filter(isOurs)) {
        counts.broken += 1
        remarks.push(`broken      ${file}: ${code}: ${message}`)
      }
    },
    lines: () => [
      `played      ${counts.documents} documents with callbacks, verified against their mocks`,
      `callbacks   ${counts.delivered} delivered and conforming, ${counts.explained} explained by both sides (${counts.differing} of them not in the same words), ${counts.open} not sent`,
      `findings    ${counts.broken} errors that the mock itself would be to blame for`,
      ...remarks,
    ],
  }
}

/** What is wrong with a document is its own affair; the rest the mock would have done. */
function isOurs({ code, severity }: GroupedFinding): boolean {
  return severity === 'error' && !/^(?:document|expression|schema|callback)-/.test(code)
}
