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
  expect(text).toContain(
    '        # bind: query:callback_url # guessed from its name; or header:NAME, body:/pointer, none\n',
  )
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    operations: { create_invoice: { callbacks: { invoice_notification: { expect: 'optional' } } } },
  })
})

test('where no name looks like a callback URL there is one to fill in', async () => {
  const document = invoiceDocument({ key: 'invoicePaid', trigger: { parameters: [] } })
  const text = draftConfig(await loadContract(document))
  expect(text).toContain('        # bind: body:/MEMBER # or header:NAME, body:/pointer, none\n')
})

test('a guess with signs of YAML in its name stays one when its comment is removed', async () => {
  const parameters = [{ name: 'url: #1', in: 'query', schema: { type: 'string' } }]
  const document = invoiceDocument({ key: 'invoicePaid', trigger: { parameters } })
  const text = draftConfig(await loadContract(document)).replace('# bind:', 'bind:')
  expect(checkConfig(load(text), 'c.yaml')).toMatchObject({
    operations: {
      create_invoice: { callbacks: { invoice_notification: { bind: 'query:url: #1' } } },
    },
  })
})

test('links that the document has are steps to take', async () => {
  const responses = {
    201: { description: 'made', links: { pay: { operationId: 'x' }, 'see: it': {} } },
    200: { description: 'there', links: { pay: { operationId: 'x' } } },
  }
  const text = draftConfig(await loadContract(invoiceDocument({ trigger: { responses } })))
  const steps = text.replace('    # after:', '    after:').replaceAll('    #   - ', '      - ')
  expect(checkConfig(load(steps), 'c.yaml')).toMatchObject({
    operations: { create_invoice: { after: [{ link: 'pay' }, { link: 'see: it' }] } },
  })
  expect(text).not.toContain('request:')
})
