import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { suggestBinding } from '../../../src/contract/suggest-binding.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'

async function suggest(options: InvoiceDocumentOptions, name = 'paid'): Promise<string> {
  const { triggers, schemas } = await loadContract(invoiceDocument(options))
  const [trigger] = triggers
  if (trigger === undefined) throw new Error('the document has no trigger')
  return suggestBinding({ name }, trigger, schemas)
}

test('a parameter that looks like a callback URL is suggested', async () => {
  expect(await suggest({})).toBe('paid=query:callback_url')
})

test('else a member of the body that does', async () => {
  const properties = { id: {}, webhookUrl: {} }
  expect(await suggest({ trigger: { parameters: [] }, schemas: { Invoice: { properties } } })).toBe(
    'paid=body:/webhookUrl',
  )
})

test('else a name to fill in', async () => {
  expect(await suggest({ trigger: { parameters: [] } })).toBe('paid=body:/MEMBER')
  expect(await suggest({ trigger: { parameters: [], requestBody: undefined } })).toBe(
    'paid=query:NAME',
  )
})

test('a name with blanks is quoted for the shell', async () => {
  expect(await suggest({}, 'invoice paid')).toBe("'invoice paid'=query:callback_url")
})
