import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { makeWrongBody } from '../../../src/sample/wrong-body.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const EVENT = { description: 'taken', paid: true }

async function spoil(
  value: unknown,
  { event = {}, contentType = 'application/json', kept = [] as string[] } = {},
) {
  const schemas = Object.keys(event).length === 0 ? {} : { InvoiceEvent: event }
  const contract = await loadContract(invoiceDocument({ schemas }))
  const [callback] = contract.triggers[0]?.callbacks ?? []
  if (callback === undefined) throw new Error('the document has a callback')
  return makeWrongBody(value, contentType, callback, { contract, kept })
}

test('a member gets a type that its schema forbids', async () => {
  expect(await spoil(EVENT)).toMatchObject({
    value: { description: {}, paid: true },
    fault: 'body with description as an object (must be string)',
  })
})

test('what must stay stays', async () => {
  expect(await spoil(EVENT, { kept: ['/description'] })).toMatchObject({
    value: { description: 'taken', paid: {} },
  })
})

test('where types say nothing a required member is left out', async () => {
  expect(await spoil(EVENT, { event: { required: ['paid'] } })).toMatchObject({
    value: { description: 'taken' },
    fault: 'body without paid (required)',
  })
})

test('a schema that allows everything forbids no body', async () => {
  expect(await spoil(EVENT, { event: { description: 'anything' } })).toBeUndefined()
})

test('a body of another content type is not looked at', async () => {
  expect(await spoil(EVENT, { contentType: 'text/plain' })).toBeUndefined()
  expect(await spoil(EVENT, { contentType: 'nonsense' })).toBeUndefined()
})
