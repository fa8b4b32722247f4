import { expect, test } from 'vitest'
import { parseBody } from '../../../cli/body.js'
import { parseSetting } from '../../../cli/setting.js'
import { readValues } from '../../../cli/values.js'
import { loadContract } from '../../../src/index.js'
import { makeDocument } from '../../defects/invoice/document.js'

const contract = await loadContract(makeDocument())

function read(given: { set?: string[]; body?: string[] }) {
  return readValues(
    {
      set: (given.set ?? []).map((text) => parseSetting(text)),
      body: (given.body ?? []).map((text) => parseBody(text)),
      header: [['X-Tenant', 'acme']],
    },
    contract,
  )
}

test('without settings there are only the headers', async () => {
  const valuesFor = await read({})
  expect(valuesFor('createInvoice')).toEqual({
    parameters: new Map(),
    members: new Map(),
    headers: [['X-Tenant', 'acme']],
  })
})

test('parameters stay text, members become JSON', async () => {
  const valuesFor = await read({ set: ['query:page=7', 'body:/total=7', 'body:/customer=Ada'] })
  const { parameters, members } = valuesFor('createInvoice')
  expect(parameters).toEqual(new Map([['query:page', '7']]))
  expect(members).toEqual(
    new Map<string, unknown>([
      ['/total', 7],
      ['/customer', 'Ada'],
    ]),
  )
})

test('what names the operation wins, then what comes later', async () => {
  const set = ['createInvoice.query:a=1', 'query:a=2', 'query:b=1', 'query:b=2']
  const valuesFor = await read({ set })
  expect(Object.fromEntries(valuesFor('createInvoice').parameters)).toEqual({
    'query:a': '1',
    'query:b': '2',
  })
  expect(Object.fromEntries(valuesFor('other').parameters)).toEqual({
    'query:a': '2',
    'query:b': '2',
  })
})

test('a body is given to its operation, by id or by method and path', async () => {
  const valuesFor = await read({ body: ['POST /invoices/={"a":1}', '{"b":1}'] })
  const textOf = (operation: string) =>
    Buffer.from(valuesFor(operation).body?.bytes ?? []).toString()
  expect(textOf('createInvoice')).toBe('{"a":1}')
  expect(textOf('other')).toBe('{"b":1}')
})

test('an operation that the document does not have is refused', async () => {
  await expect(read({ set: ['createInvoices.query:a=1'] })).rejects.toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message:
        '--set: the document has no operation with callbacks that is named "createInvoices".',
      hint: 'It has: createInvoice.',
    }) as Error,
  )
  await expect(read({ body: ['nothing={}'] })).rejects.toThrow('--body: the document has no')
})
