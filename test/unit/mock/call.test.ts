import { expect, test } from 'vitest'
import { readCall } from '../../../src/mock/call.js'

function read(url: string, host: string | undefined = 'api.test:8080') {
  const headers = host === '' ? [] : ([['HOST', host]] as const)
  const { request, parameters, ...call } = readCall({
    method: 'get',
    url,
    headers,
    body: new Uint8Array(),
  })
  expect(request.url).toBe(url)
  return { ...call, parameters: [...parameters] }
}

test('a request target gets the host that the request names', () => {
  expect(read('/a%2Fb?x=1+2&y=%C3%BC#z')).toEqual({
    method: 'GET',
    url: 'http://api.test:8080/a%2Fb?x=1+2&y=%C3%BC',
    path: '/a%2Fb',
    query: 'x=1+2&y=%C3%BC',
    parameters: [
      ['x', '1 2'],
      ['y', 'ü'],
    ],
  })
})

test.each([
  ['https://other.test/a?b', 'https://other.test/a?b', '/a'],
  ['https://other.test', 'https://other.test/', '/'],
  ['https://other.test?b=/c', 'https://other.test/?b=/c', '/'],
  ['HTTP://other.test:81/a', 'HTTP://other.test:81/a', '/a'],
  ['//a/b', 'http://api.test:8080//a/b', '//a/b'],
  ['/http://x/y', 'http://api.test:8080/http://x/y', '/http://x/y'],
  ['', 'http://api.test:8080/', '/'],
  ['*', 'http://api.test:8080/*', '/*'],
])('%j is %s', (url, absolute, path) => {
  expect(read(url)).toMatchObject({ url: absolute, path })
})

test('without a Host header it is this machine', () => {
  expect(read('/a', '').url).toBe('http://localhost/a')
})
