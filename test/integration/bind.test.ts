import { expect, test } from 'vitest'
import { bindCallbacks } from '../../src/contract/bind-callback.js'
import { loadContract } from '../../src/contract/load.js'
import type { Contract } from '../../src/contract/model.js'
import type { Report } from '../../src/report/model.js'
import { verify } from '../../src/run/verify.js'
import { healthy } from '../defects/healthy.js'
import { startDefectApi } from '../support/defect-api.js'
import { invoiceDocument } from '../support/invoice-document.js'

/** The sound invoice API, under a document whose key does not say where the URL goes. */
async function verifyKey(key: string, bind: (contract: Contract) => Contract): Promise<Report> {
  await using api = await startDefectApi(healthy.fault)
  const contract = bind(await loadContract(invoiceDocument({ key })))
  return await verify(contract, { api: api.url, timeoutMs: 1000, settleMs: 100 }).report
}

const KEY = '/invoices/{$request.body#/id}'

test('a callback whose URL nobody can place is not exercised, and the run is inconclusive', async () => {
  const report = await verifyKey(KEY, (contract) => contract)
  expect(report.verdict).toBe('inconclusive')
  expect(report.coverage).toMatchObject([{ state: 'not-exercised' }])
})

test('the same callback is verified once the user says where its URL goes', async () => {
  const slot = { in: 'query', name: 'callback_url' } as const
  const report = await verifyKey(KEY, (contract) =>
    bindCallbacks(contract, new Map([['invoice_notification', slot]])),
  )
  expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  expect(report.verdict).toBe('passed')
  expect(report.coverage).toMatchObject([{ state: 'delivered', delivered: 3 }])
})

test('a callback that the user rules out is not exercised', async () => {
  const report = await verifyKey(
    '{$request.query.callback_url}/invoices/{$request.body#/id}',
    (contract) => bindCallbacks(contract, new Map([['invoice_notification', 'none' as const]])),
  )
  expect(report.verdict).toBe('inconclusive')
  expect(report.coverage[0]?.because).toContain('--bind none')
})
