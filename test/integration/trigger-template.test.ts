import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { loadCorpus, requireCorpus } from '../support/corpus.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { ODD_DOCUMENTS } from '../support/odd/list.js'
import { loadOdd } from '../support/odd-document.js'
import { buildAllTwice } from '../support/same-trigger.js'

/** Every so many documents are tried: all take long. */
const EVERY = 4

const GIVEN = {
  parameters: new Map([
    ['query:tenant', 'a&b'],
    ['header:x-own', 'own'],
  ]),
  members: new Map<string, unknown>([['/own/member', { given: true }]]),
  headers: [['X-Last', 'last'] as const],
}

test('triggers of the invoice document are the same from a template and made one by one', async () => {
  const contract = await loadContract(invoiceDocument())
  // Of six the first valid one and the first without a URL are made without it.
  expect(await buildAllTwice(contract)).toEqual({ differing: [], prepared: 10 })
  expect(await buildAllTwice(contract, { values: GIVEN })).toEqual({ differing: [], prepared: 10 })
})

test.each(ODD_DOCUMENTS)('triggers of $title are the same both ways', async (odd) => {
  const contract = await loadOdd(odd)
  expect((await buildAllTwice(contract)).differing).toEqual([])
  expect((await buildAllTwice(contract, { values: GIVEN })).differing).toEqual([])
})

test('triggers of real documents are the same from a template and made one by one', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const differing: unknown[] = []
  let prepared = 0
  for await (const { file, contract } of loadCorpus(folder, EVERY)) {
    const built = await buildAllTwice(contract)
    differing.push(...built.differing.map((pair) => [file, ...pair]))
    prepared += built.prepared
  }
  expect(differing).toEqual([])
  expect(prepared).toBeGreaterThan(500)
})
