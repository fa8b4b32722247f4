import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { Report } from '../../src/report/model.js'
import { verify } from '../../src/run/verify.js'
import { alterBody } from '../defects/invoice/callback.js'
import { startDefectApi } from '../support/defect-api.js'

/** A run with two findings, of which one is an error. */
async function verifyWithSecret(secret: string): Promise<Report> {
  await using api = await startDefectApi(alterBody({ description: 7, paid: true }))
  const contract = await loadContract(api.documentUrl)
  const options = { timeoutMs: 10_000, settleMs: 1, concurrency: 1, repeat: 3, secrets: [secret] }
  return await verify(contract, options).report
}

/** What a report says, but for texts in which a secret may be struck out. */
function outline({ verdict, totals, coverage, triggers, findings }: Report) {
  return {
    verdict,
    totals,
    coverage: coverage.map(({ state, delivered }) => ({ state, delivered })),
    triggers: triggers.map(({ trigger, kind, status, callbacks }) => {
      return { trigger, kind, status, deliveries: callbacks.map(({ delivery }) => delivery) }
    }),
    findings: findings.map(({ code, severity, basis, count, triggers: about }) => {
      return { code, severity, basis, count, about }
    }),
  }
}

test.each([
  ...['trigger', 'delivery', 'expectation', 'find', 'trig-1', 'dlv-1', 'key', 'code', 'type'],
  ...[
    'valid',
    'matched',
    'error',
    'document',
    'verify',
    'run:started',
    'received',
    'body',
    'findings',
  ],
])('a secret that is the word "%s" leaves the run as it is', async (word) => {
  const plain = await verifyWithSecret('nobody has this one')
  expect(plain.findings.map(({ code }) => code)).toContain('delivery-body-schema')
  expect(outline(await verifyWithSecret(word))).toEqual(outline(plain))
})

test('it is struck out of what comes from outside all the same', async () => {
  const report = await verifyWithSecret('description')
  const [finding] = report.findings.filter(({ code }) => code === 'delivery-body-schema')
  expect(JSON.stringify(finding)).not.toContain('description')
  expect(finding?.expected).toContain('[redacted]')
})
