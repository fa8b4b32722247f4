import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { checkConfig } from '../../../../cli/config/check.js'
import { draftConfig } from '../../../../cli/config/draft.js'
import { loadContract } from '../../../../src/index.js'
import { invoiceDocument } from '../../../support/invoice-document.js'

async function draft(key?: string) {
  const document = invoiceDocument(key === undefined ? {} : { key })
  return draftConfig(await loadContract(document))
}

test('a first configuration is one that can be read', async () => {
  const text = await draft()
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    timeout: '5s',
    operations: { create_invoice: { callbacks: { invoice_notification: { expect: 'required' } } } },
  })
  expect(text).toContain('  # POST /invoices/\n  "create_invoice":\n')
})

test('a callback that cannot be driven gets a line to bind it', async () => {
  const text = await draft('invoicePaid')
  expect(text).toContain('        # bind: query:NAME # or header:NAME, body:/pointer, none\n')
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    operations: { create_invoice: { callbacks: { invoice_notification: { expect: 'optional' } } } },
  })
})
