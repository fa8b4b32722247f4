import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { suggestPlace } from '../../../src/contract/suggest-binding.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'

async function suggest(options: InvoiceDocumentOptions) {
  const { triggers, schemas } = await loadContract(invoiceDocument(options))
  const [trigger] = triggers
  if (trigger === undefined) throw new Error('the document has no trigger')
  return suggestPlace(trigger, schemas)
}

const schema = { type: 'string' }

test.each([
  ['callback_url', true],
  ['callBack', true],
  ['call_back', true],
  ['Call-Back', false],
  ['webhook', true],
  ['notifyUri', true],
  ['notificationDestination', true],
  ['SINK', true],
  ['url', true],
  ['returnUri', true],
  ['url target', true],
  ['targetURI', true],
  ['url_', false],
  ['url2', false],
  ['curly', false],
  ['urls', false],
  ['page', false],
])('whether a query parameter called %s looks like a callback URL: %j', async (name, is) => {
  const place = await suggest({
    trigger: { parameters: [{ name, in: 'query', schema }], requestBody: undefined },
  })
  expect(place).toEqual(
    is ? { place: `query:${name}`, isGuess: true } : { place: 'query:NAME', isGuess: false },
  )
})

test('a header may hold the URL, a cookie not', async () => {
  const parameters = [
    { name: 'callback', in: 'cookie', schema },
    { name: 'X-Callback', in: 'header', schema },
  ]
  expect(await suggest({ trigger: { parameters } })).toEqual({
    place: 'header:X-Callback',
    isGuess: true,
  })
})

test('a member is written as a JSON pointer', async () => {
  const properties = { 'sink/a~b': {} }
  expect(
    await suggest({ trigger: { parameters: [] }, schemas: { Invoice: { properties } } }),
  ).toEqual({ place: 'body:/sink~1a~0b', isGuess: true })
})
