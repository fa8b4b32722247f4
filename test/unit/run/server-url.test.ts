import { expect, test } from 'vitest'
import type { Server } from '../../../src/contract/model.js'
import { resolveServerUrl } from '../../../src/run/server-url.js'
import { makeContract } from '../../support/check.js'

const FETCHED = 'http://127.0.0.1:8000/docs/openapi.json'

interface Setting {
  readonly servers?: readonly Server[]
  readonly api?: string
  readonly fetchedFrom?: string
}

function server(url: string, variables: Record<string, string> = {}): Server {
  return {
    url,
    variables: new Map(
      Object.entries(variables).map(([name, value]) => [name, { default: value }]),
    ),
  }
}

function resolve({ servers = [], api, fetchedFrom }: Setting): string {
  const contract = makeContract(fetchedFrom === undefined ? {} : { fetchedFrom })
  return resolveServerUrl(contract, { servers }, api)
}

test('the given address wins over all servers', () => {
  const servers = [server('https://api.example.com/v1')]
  expect(resolve({ servers, api: 'http://127.0.0.1:9000/v2' })).toBe('http://127.0.0.1:9000/v2')
})

test('the first server is taken', () => {
  const servers = [server('https://api.example.com/v1'), server('https://other.example.com')]
  expect(resolve({ servers })).toBe('https://api.example.com/v1')
})

test('variables have their defaults, also several and repeated ones', () => {
  const variables = { host: 'api.example.com', port: '8443', v: 'v1' }
  expect(resolve({ servers: [server('https://{host}:{port}/{v}/{v}', variables)] })).toBe(
    'https://api.example.com:8443/v1/v1',
  )
})

test('a variable that is not described stays, encoded as in any URL', () => {
  expect(resolve({ servers: [server('https://api.example.com/{v}')] })).toBe(
    'https://api.example.com/%7Bv%7D',
  )
  expect(resolve({ servers: [server('https://a.example/{constructor}')] })).toBe(
    'https://a.example/%7Bconstructor%7D',
  )
})

test.each([
  ['/api', 'http://127.0.0.1:8000/api'],
  ['api', 'http://127.0.0.1:8000/docs/api'],
  ['../v2/', 'http://127.0.0.1:8000/v2'],
  ['.', 'http://127.0.0.1:8000/docs'],
  ['//other.example', 'http://other.example'],
  ['', 'http://127.0.0.1:8000/docs/openapi.json'],
])('the relative server %j stands against where the document was fetched from', (url, resolved) => {
  expect(resolve({ servers: [server(url)], fetchedFrom: FETCHED })).toBe(resolved)
})

test('without servers it is the origin of the document', () => {
  expect(resolve({ fetchedFrom: FETCHED })).toBe('http://127.0.0.1:8000')
})

test.each([
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000'],
  ['http://127.0.0.1:8000/api///', 'http://127.0.0.1:8000/api'],
  ['http://127.0.0.1:8000/api?x=1', 'http://127.0.0.1:8000/api'],
  ['http://127.0.0.1:8000/api/#top', 'http://127.0.0.1:8000/api'],
  ['HTTPS://API.example.com:443/A', 'https://api.example.com/A'],
])('%s is the base %s', (api, base) => {
  expect(resolve({ api })).toBe(base)
})

const HINT = 'Give the address of the running API with --api http://HOST:PORT.'

test.each([
  [{}, 'its server is "/", and it was read from openapi.json.'],
  [{ servers: [server('/v1')] }, 'its server is "/v1", and it was read from openapi.json.'],
])('a document that does not say where its API is asks for the address', (setting, words) => {
  expect(() => resolve(setting)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: `The document does not say where its API is: ${words}`,
      hint: HINT,
    }),
  )
})

test.each(['127.0.0.1:8000', 'http://', 'http://a b'])('%j is no address', (api) => {
  expect(() => resolve({ api })).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: `--api: expected a URL such as http://127.0.0.1:8000, but got "${api}".`,
      hint: HINT,
    }),
  )
})

test.each(['ftp://files.example/', 'localhost:8000', 'file:///api'])(
  '%s is reached by neither http nor https',
  (api) => {
    expect(() => resolve({ api })).toThrow(
      expect.objectContaining({
        code: 'RINGBACK_ERR_USAGE',
        message: `The API must be reached by http or https, but its address is "${api}".`,
        hint: HINT,
      }),
    )
  },
)
