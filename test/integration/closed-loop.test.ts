import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { createDocumentCache } from '../../src/document/cache.js'
import { RingbackError } from '../../src/errors.js'
import { closeLoop } from '../support/closed-loop.js'
import { listCorpus, requireCorpus } from '../support/corpus.js'
import { invoiceDocument } from '../support/invoice-document.js'

/** Every so many documents of the corpus; `npm run corpus` takes them all. */
const STRIDE = 12

test('what the mock plays passes the verification', async () => {
  const { report, mockReport, delivered, explained, open } = await closeLoop(
    await loadContract(invoiceDocument()),
  )
  expect(report.verdict).toBe('passed')
  expect(mockReport.verdict).toBe('passed')
  expect(delivered).toEqual(['create_invoice > invoice_notification'])
  expect([explained, open]).toEqual([[], []])
})

test('why a callback cannot be driven is said by both sides in the same words', async () => {
  const { delivered, explained, open } = await closeLoop(
    await loadContract(invoiceDocument({ key: 'http://example.com/hook' })),
  )
  const because =
    'the key http://example.com/hook is a fixed URL: no trigger can make the API call another one'
  const callback = 'create_invoice > invoice_notification'
  expect(explained).toEqual([{ callback, verify: because, mock: because }])
  expect([delivered, open]).toEqual([[], []])
})

test('real documents are played and verified, each callback delivered or explained', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const cache = createDocumentCache()
  const sample = listCorpus(folder).filter((_, index) => index % STRIDE === 0)
  const delivered: string[] = []
  for (const { file, source } of sample) {
    const options = { refRoot: path.join(folder, source), cache }
    const contract = await loadContract(path.join(folder, file), options).catch(
      (error: unknown) => {
        if (error instanceof RingbackError) return undefined
        throw error
      },
    )
    if (contract === undefined || contract.triggers.length === 0) continue
    const loop = await closeLoop(contract)
    delivered.push(...loop.delivered)
    const differing = loop.explained.filter((gap) => gap.verify !== gap.mock)
    expect({ file, differing }).toEqual({ file, differing: [] })
    const silent = loop.open.filter(({ because }) => because === '')
    expect({ file, silent }).toEqual({ file, silent: [] })
  }
  expect(delivered.length).toBeGreaterThan(10)
})
