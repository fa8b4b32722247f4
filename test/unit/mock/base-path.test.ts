import { expect, test } from 'vitest'
import { readBasePath } from '../../../src/mock/base-path.js'

const NONE = new Map<string, { default: string }>()

test.each([
  ['https://api.example.com/v2', '/v2'],
  ['https://api.example.com/v2/', '/v2'],
  ['https://api.example.com', ''],
  ['https://api.example.com/', ''],
  ['https://api.example.com/v2?x=1#y', '/v2'],
  ['//api.example.com/v2', '/v2'],
  ['/v2', '/v2'],
  ['/', ''],
  ['./v2', '/v2'],
  ['{apiRoot}/namf-comm/v1', '/namf-comm/v1'],
  ['/{apiRoot}/v1', '/v1'],
  ['', ''],
])('%s is at %j', (url, path) => {
  expect(readBasePath({ url, variables: NONE })).toBe(path)
})

test('variables stand at their defaults', () => {
  const variables = new Map([
    ['root', { default: 'https://example.com/api' }],
    ['version', { default: 'v3' }],
  ])
  expect(readBasePath({ url: '{root}/{version}', variables })).toBe('/api/v3')
})

test('a relative server is relative to where the document was fetched from', () => {
  const server = { url: 'v2', variables: NONE }
  expect(readBasePath(server, 'http://127.0.0.1:8000/docs/openapi.json')).toBe('/docs/v2')
})
