import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTargetParser, parseTarget } from '../../../src/transport/target.js'

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000', '/'],
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000', '/'],
  ['http://h/a/', 'http://h', '/a/'],
  ['http://h//a//b', 'http://h', '//a//b'],
  ['http://h/a/../b/./c', 'http://h', '/a/../b/./c'],
  ['http://h/%7Ea%2fb%2F', 'http://h', '/%7Ea%2fb%2F'],
  ['http://h?x=1', 'http://h', '/?x=1'],
  ['http://h/?', 'http://h', '/?'],
  ['http://h/a?x=/../&y=?#part', 'http://h', '/a?x=/../&y=?'],
  ['http://h/a\\b', 'http://h', '/a\\b'],
  ['HTTP://Host.Example/A', 'http://host.example', '/A'],
  ['http://[::1]:80/x', 'http://[::1]', '/x'],
  ['https://h:443/x', 'https://h', '/x'],
  ['http://h/a b\tc', 'http://h', '/a%20b%09c'],
  ['http://h/é/👍', 'http://h', '/%C3%A9/%F0%9F%91%8D'],
  ['http://h/a\r\nX: y', 'http://h', '/a%0D%0AX:%20y'],
  ['http://h/\ud800', 'http://h', '/%EF%BF%BD'],
])('%j goes to %s with the request target %s', (url, origin, path) => {
  expect(parseTarget(url)).toMatchObject({ ok: true, target: { origin, path } })
})

test.each([
  ['http://h/', 'h:80', false],
  ['https://h/', 'h:443', true],
  ['https://h:8443/', 'h:8443', true],
  ['http://[::1]:9/', '[::1]:9', false],
])('%s is named %s in messages', (url, authority, isTls) => {
  expect(parseTarget(url)).toMatchObject({ ok: true, target: { authority, isTls } })
})

test.each([
  ['', 'it is not an absolute http or https URL'],
  ['/relative', 'it is not an absolute http or https URL'],
  ['ftp://h/', 'it is not an absolute http or https URL'],
  ['http:///x', 'it is not an absolute http or https URL'],
  ['javascript:alert(1)', 'it is not an absolute http or https URL'],
  ['http://h:99999/', '"h:99999" is not a host with an optional port'],
  ['http://a b/', 'its path does not start with a slash'],
  ['http://h\\x', 'its path does not start with a slash'],
  [
    'http://user:pw@h/',
    'it holds a user name or password; send them in an Authorization header instead',
  ],
])('%j is refused, since %s', (url, because) => {
  expect(parseTarget(url)).toEqual({ ok: false, because })
})

test('a parser that remembers origins reads every URL as one that does not', () => {
  const parse = createTargetParser()
  const urls = [
    'http://h/a',
    'http://h/b?x=1#part',
    'http://h',
    'http://h:99999/',
    'http://h:99999/again',
    'https://h/a',
    'http://user@h/a',
    'HTTP://H/a',
    'no url',
    'http://h?x=1',
  ]
  for (const url of [...urls, ...urls]) expect(parse(url)).toEqual(parseTarget(url))
})

test('more origins than are remembered are read right as well', () => {
  const parse = createTargetParser()
  const urls = Array.from({ length: 250 }, (_, index) => `http://host-${index % 125}/${index}`)
  for (const url of urls) expect(parse(url)).toEqual(parseTarget(url))
})

test('whatever was parsed before, a URL is parsed as by itself', () => {
  const piece = fc.constantFrom(
    ...['http://h', 'http://h:81', 'https://h', 'HTTP://H', 'http://u@h', 'http://h:99999', 'h'],
    ...['/', '/a', '//', '?x=1', '#part', ' ', '\\', 'é', '%2F', ':', '@', '\n'],
  )
  const url = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(url), (urls) => {
      const parse = createTargetParser()
      for (const one of urls) expect(parse(one)).toEqual(parseTarget(one))
    }),
    { numRuns: 300 },
  )
})
