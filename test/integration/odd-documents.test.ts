import { expect, test } from 'vitest'
import { ODD_DOCUMENTS } from '../support/odd/list.js'
import { driveOdd, loadOdd, readOdd } from '../support/odd-document.js'

test.each(ODD_DOCUMENTS)('it is read as it is meant: $title', async (odd) => {
  const { callbacks = {}, webhooks = [], codes = [] } = odd.expected
  expect(readOdd(await loadOdd(odd))).toEqual({ callbacks, webhooks, codes })
})

test.each(ODD_DOCUMENTS)('verifying it comes to a verdict: $title', async (odd) => {
  const contract = await loadOdd(odd)
  const { verdict, findings } = await driveOdd(contract)
  const isDriven = contract.triggers.some((one) =>
    one.callbacks.some(({ drivability }) => drivability.drivable),
  )
  expect(findings.filter(({ code }) => code === 'check-crashed')).toEqual([])
  expect(isDriven ? ['passed', 'failed'] : ['inconclusive', 'failed']).toContain(verdict)
})
