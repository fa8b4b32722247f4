import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { describeMock } from '../../../src/run/mock-description.js'
import { planMock, webhookPath } from '../../../src/run/mock-plan.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const ID = 'create_invoice > invoice_notification'
const PING = { post: { responses: { 200: { description: '' } } } }

test('what a mock may send is planned, with the reason where it will not', async () => {
  const inner = { done: { '{$response.body#/url}': PING } }
  const document = invoiceDocument({
    callback: { callbacks: inner },
    root: { webhooks: { ping: PING } },
  })
  const plan = planMock(await loadContract(document), () => ({}))
  expect(plan.map(({ callback, skipped }) => [callback, skipped])).toEqual([
    [ID, undefined],
    [`${ID} > done`, expect.any(String)],
    [
      'webhook ping',
      'nothing that the document says causes it; ask for it with POST /__ringback/webhooks/ping',
    ],
  ])
})

test('a key without a URL is planned with the words of the document checks', async () => {
  const contract = await loadContract(invoiceDocument({ key: 'onPaid' }))
  const [planned] = planMock(contract, () => ({}))
  expect(planned?.skipped).toBe(
    'the key onPaid is no expression, and does not say where the URL comes from',
  )
})

test('a callback that was switched off is planned as such', async () => {
  const contract = await loadContract(invoiceDocument())
  const [planned] = planMock(contract, () => ({ failure: 'silent' }))
  expect(planned?.skipped).toBe('it is not sent, as was asked for')
})

test('names of webhooks are encoded in their paths', () => {
  expect(webhookPath('a/b c')).toBe('/__ringback/webhooks/a%2Fb%20c')
})

test('how callbacks are sent is described in words', async () => {
  const contract = await loadContract(invoiceDocument())
  const remarksOf = (behaviour: Parameters<typeof describeMock>[1]) =>
    describeMock(contract, behaviour).operations[0]?.callbacks?.[0]?.remarks
  expect(remarksOf(() => ({}))).toBeUndefined()
  expect(remarksOf(() => ({ delayMs: 200, count: 3, everyMs: 1000, order: 2 }))).toEqual([
    '200 ms after the answer',
    '3 times',
    'every 1.0 s',
    'order 2',
  ])
  expect(remarksOf(() => ({ failure: 'wrong-body' }))).toEqual(['with a wrong body on purpose'])
  expect(remarksOf(() => ({ failure: 'silent', count: 2 }))).toEqual(['never, as was asked for'])
})
