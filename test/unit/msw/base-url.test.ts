import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { readBaseUrls } from '../../../src/msw/base-url.js'
import { invoiceDocument } from '../../support/invoice-document.js'

async function read(servers: readonly object[], baseUrl?: string, trigger: object = {}) {
  const document = invoiceDocument({ root: { servers }, trigger })
  return readBaseUrls(await loadContract(document), baseUrl)
}

test('what lies below a documented server is the API, as it is', async () => {
  const { locate } = await read([{ url: 'https://a.test/v1' }, { url: 'https://b.test' }])
  expect(locate('https://a.test/v1/invoices/?x=1')).toBe('https://a.test/v1/invoices/?x=1')
  expect(locate('https://b.test/invoices/')).toBe('https://b.test/invoices/')
  expect(locate('https://a.test/v1')).toBe('https://a.test/v1')
})

test.each([
  'https://a.test/v2/invoices/',
  'https://a.test/v10/',
  'https://a.test/',
  'http://a.test/v1/',
  'https://a.test:8443/v1/',
  'https://a.test.evil.test/v1/',
  'https://user@a.test/v1/',
])('%s is not below https://a.test/v1', async (url) => {
  expect((await read([{ url: 'https://a.test/v1/' }])).locate(url)).toBeUndefined()
})

test('host and scheme compare without case, and the usual port is no other', async () => {
  const { locate } = await read([{ url: 'HTTPS://A.test:443/v1' }])
  expect(locate('https://a.test/v1/x')).toBe('https://a.test/v1/x')
})

test('variables of a server have their defaults', async () => {
  const variables = { region: { default: 'eu' } }
  const { locate } = await read([{ url: 'https://{region}.a.test', variables }])
  expect(locate('https://eu.a.test/x')).toBe('https://eu.a.test/x')
})

test('an operation may have a server of its own', async () => {
  const { locate } = await read([{ url: '/' }], undefined, {
    servers: [{ url: 'https://own.test/api' }],
  })
  expect(locate('https://own.test/api/invoices/')).toBe('https://own.test/api/invoices/')
})

test('below a base URL of the user the path begins anew, as the document knows it', async () => {
  const { locate } = await read([{ url: 'https://a.test/v1' }], 'http://localhost:3000/proxy/api/')
  expect(locate('http://localhost:3000/proxy/api/invoices/?x=1')).toBe(
    'http://localhost:3000/invoices/?x=1',
  )
  expect(locate('http://localhost:3000/proxy/apis/')).toBeUndefined()
  expect(locate('https://a.test/v1/invoices/')).toBeUndefined()
})

test.each([[[]], [[{ url: '/' }]], [[{ url: '{apiRoot}/v1' }]], [[{ url: 'ws://a.test' }]]])(
  'the servers %j say nothing about where the API is',
  async (servers) => {
    await expect(read(servers)).rejects.toMatchObject({ code: 'RINGBACK_ERR_USAGE' })
  },
)

test.each(['', '/v1', 'a.test', 'ftp://a.test', 'http://'])(
  '%j is no base URL',
  async (baseUrl) => {
    await expect(read([{ url: 'https://a.test' }], baseUrl)).rejects.toThrow(
      `baseUrl: expected a URL such as https://api.example.com, but got "${baseUrl}".`,
    )
  },
)
