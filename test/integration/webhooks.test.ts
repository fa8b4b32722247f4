import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { RunEvent } from '../../src/event/model.js'
import type { Report } from '../../src/report/model.js'
import { verify } from '../../src/run/verify.js'
import { healthy } from '../defects/healthy.js'
import { startDefectApi } from '../support/defect-api.js'
import { invoiceDocument } from '../support/invoice-document.js'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const required = (member: string) => ({
  type: 'object',
  required: [member],
  properties: { [member]: { type: 'string' } },
})

/** The invoice API with two webhooks that its callbacks do not know of. */
const DOCUMENT = invoiceDocument({
  root: {
    webhooks: {
      'new invoice': {
        post: { requestBody: json(required('invoice')), responses: { 202: { description: '' } } },
      },
      reminder: {
        post: { requestBody: json(required('reminder')), responses: { 204: { description: '' } } },
      },
    },
  },
})

/** Sends one request to the receiver while the run is under way, and gives its answer and the report. */
async function sendDuring(
  path: string,
  body: unknown,
  webhooksAt?: string,
): Promise<{ status: number; report: Report }> {
  await using api = await startDefectApi(healthy.fault)
  const contract = await loadContract(DOCUMENT)
  const run = verify(contract, { api: api.url, timeoutMs: 1000, settleMs: 200, webhooksAt })
  let status = 0
  for await (const event of run as AsyncIterable<RunEvent>) {
    if (event.type !== 'receiver:listening') continue
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(event.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    status = answer.status
  }
  return { status, report: await run.report }
}

function coverageOf(report: Report): Record<string, string> {
  return Object.fromEntries(report.coverage.map((one) => [one.name, one.state]))
}

test('a webhook that arrives at its path is judged and counts as delivered', async () => {
  const { status, report } = await sendDuring('/webhooks/new%20invoice', { invoice: 'inv-1' })
  expect(status).toBe(202)
  expect(report.findings).toEqual([])
  expect(coverageOf(report)).toEqual({
    invoice_notification: 'delivered',
    'new invoice': 'delivered',
    reminder: 'not-exercised',
  })
})

test('a webhook that breaks its schema is a finding', async () => {
  const { report } = await sendDuring('/webhooks/reminder', { reminder: 7 })
  expect(report.findings).toMatchObject([
    { code: 'delivery-body-schema', callback: 'webhook reminder', expected: 'reminder: string' },
  ])
  expect(report.verdict).toBe('failed')
})

test('where all webhooks have one path their schemas tell them apart', async () => {
  const { status, report } = await sendDuring('/hooks', { reminder: 'pay' }, '/hooks')
  expect(status).toBe(204)
  expect(report.findings).toEqual([])
  expect(coverageOf(report)).toMatchObject({
    reminder: 'delivered',
    'new invoice': 'not-exercised',
  })
})

test('a webhook that the document does not have is answered 404', async () => {
  const { status, report } = await sendDuring('/webhooks/nope', {})
  expect(status).toBe(404)
  expect(report.findings.map((finding) => finding.code)).toEqual(['delivery-unexpected'])
})
