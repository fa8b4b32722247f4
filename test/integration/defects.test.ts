import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { Report } from '../../src/report/model.js'
import { verify } from '../../src/run/verify.js'
import type { Defect } from '../defects/invoice/model.js'
import { DEFECTS } from '../defects/registry.js'
import { severalAmbiguous } from '../defects/several-ambiguous.js'
import { startDefectApi } from '../support/defect-api.js'

/** Drives the API with one fault; lets held-back callbacks go once their deadline has passed. */
async function verifyDefect({ fault, needsId, expects }: Defect): Promise<Report> {
  await using api = await startDefectApi(fault)
  const contract = await loadContract(api.documentUrl)
  const credentials = { bearer: 'canary-secret-4711' }
  const members = new Map(needsId === undefined ? [] : [['/id', needsId]])
  // Where the deadline is not meant to pass, a busy machine must not make it pass.
  const passes = expects.some((code) => code === 'delivery-missing' || code === 'delivery-late')
  const run = verify(contract, {
    timeoutMs: passes ? 1000 : 5000,
    repeat: 4,
    settleMs: 200,
    credentials,
    valuesFor: () => ({ parameters: new Map(), members, headers: [] }),
  })
  for await (const event of run) {
    if (event.type === 'expectation:expired') api.release()
  }
  return await run.report
}

function codesOf(report: Report, ...severities: string[]): string[] {
  return report.findings
    .filter((one) => severities.includes(one.severity))
    .map((one) => one.code)
    .sort()
}

const harmless = DEFECTS.filter((defect) => defect.expects.length === 0)
const faulty = DEFECTS.filter((defect) => defect.expects.length > 0)

test.concurrent.each(harmless)('an API that $title keeps its contract', async (defect) => {
  const report = await verifyDefect(defect)
  expect(codesOf(report, 'error', 'warning')).toEqual([])
  expect(report.verdict).toBe('passed')
})

test.concurrent.each(faulty)(
  'an API that $title is named by its own findings, and no other errors',
  async (defect) => {
    const report = await verifyDefect(defect)
    const found = codesOf(report, 'error', 'warning', 'info')
    expect(found).toEqual(expect.arrayContaining([...defect.expects]))
    const errors = codesOf(report, 'error')
    expect(errors.filter((code) => !defect.expects.some((expected) => expected === code))).toEqual(
      [],
    )
  },
)

test('callbacks that nothing tells apart are no failure', async () => {
  const report = await verifyDefect(severalAmbiguous)
  expect(report.verdict).toBe('passed')
  expect(report.coverage.map((one) => one.state)).toEqual(['delivered', 'not-exercised'])
})
