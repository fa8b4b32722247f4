import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { Report } from '../../src/report/model.js'
import { send } from '../../src/run/send.js'
import { makeReceiverDocument, TOKEN } from '../receivers/invoice/document.js'
import type { ReceiverDefect } from '../receivers/invoice/model.js'
import { RECEIVER_DEFECTS } from '../receivers/registry.js'
import { startDefectReceiver } from '../support/defect-receiver.js'

async function testReceiver({ fault }: ReceiverDefect): Promise<Report> {
  await using receiver = await startDefectReceiver(fault)
  const contract = await loadContract(makeReceiverDocument(fault.isSecured))
  const credentials = fault.isSecured === true ? { bearer: TOKEN } : {}
  return await send(contract, { to: receiver.url, timeoutMs: 3000, concurrency: 5, credentials })
    .report
}

function codesOf(report: Report, ...severities: string[]): string[] {
  return report.findings
    .filter((one) => severities.includes(one.severity))
    .map((one) => one.code)
    .sort()
}

const sound = RECEIVER_DEFECTS.filter(({ expects }) => expects.length === 0)
const faulty = RECEIVER_DEFECTS.filter(({ expects }) => expects.length > 0)

test.each(sound)('a receiver that $title passes without any finding', async (defect) => {
  const report = await testReceiver(defect)
  expect(codesOf(report, 'error', 'warning', 'info')).toEqual([])
  expect(report.verdict).toBe('passed')
})

test.concurrent.each(faulty)(
  'a receiver that $title is named by its own findings, and no other errors, with a curl line',
  async (defect) => {
    const report = await testReceiver(defect)
    const found = new Set(codesOf(report, 'error', 'warning'))
    expect([...found].sort()).toEqual([...defect.expects].sort())
    const main = report.findings.find(({ code }) => code === defect.expects[0])
    expect(main?.repeat.at(-1)).toMatch(
      /^(?:printf .* \| )?curl .*http:\/\/127\.0\.0\.1:\d+\/hooks/,
    )
    expect(main?.repeat[0]).toMatch(/^ringback send .*--to http:\/\/127\.0\.0\.1:\d+\/hooks/)
  },
)
