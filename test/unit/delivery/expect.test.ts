import { expect, test } from 'vitest'
import { type ExpectUrlInput, expectExactly, expectUrl } from '../../../src/delivery/expect.js'
import type { ExpectedUrl } from '../../../src/delivery/model.js'
import { makeCallback, makeParameter } from '../../support/contract.js'
import { token } from '../../support/delivery.js'

const URL_GIVEN = `http://127.0.0.1:9999/${token(1)}`

function expectFor(
  key: string,
  input: Partial<ExpectUrlInput> & { body?: unknown } = {},
): ExpectedUrl {
  const { body = { id: 'inv-1' }, ...rest } = input
  const request = {
    url: 'http://api/',
    method: 'POST',
    headers: [],
    query: [],
    path: new Map<string, string>(),
    body,
  }
  return expectUrl({
    callback: makeCallback({ key }),
    callbackUrl: URL_GIVEN,
    token: token(1),
    context: { request },
    ...rest,
  })
}

function targetsOf(url: ExpectedUrl): (string | undefined)[] {
  if (url.kind !== 'known') throw new Error(`expected a known URL, got ${JSON.stringify(url)}`)
  return url.targets.map((target) => target.text)
}

test('the whole expression is evaluated over the trigger', () => {
  const url = expectFor('{$request.query.callback_url}/invoices/{$request.body#/id}')
  expect(url).toMatchObject({ kind: 'known', url: `${URL_GIVEN}/invoices/inv-1` })
  expect(targetsOf(url)).toEqual([`/${token(1)}/invoices/inv-1`])
})

test('the FastAPI spelling gives the same URL', () => {
  const url = expectFor('{$callback_url}/invoices/{$request.body.id}')
  expect(targetsOf(url)).toEqual([`/${token(1)}/invoices/inv-1`])
})

test('a value with a slash is expected literal, path-encoded and form-encoded', () => {
  const url = expectFor('{$request.query.callback_url}/{$request.body#/id}', {
    body: { id: 'a/b c' },
  })
  expect(targetsOf(url)).toEqual([
    `/${token(1)}/a/b%20c`,
    `/${token(1)}/a%2Fb%20c`,
    `/${token(1)}/a%2Fb+c`,
  ])
})

test('a lone surrogate in a value does not throw', () => {
  const url = expectFor('{$request.query.callback_url}/{$request.body#/id}', {
    body: { id: '\ud800' },
  })
  expect(url.kind).toBe('known')
})

test('dot segments in a value leave the callback URL, as a client would resolve them', () => {
  const url = expectFor('{$request.query.callback_url}/{$request.body#/id}', {
    body: { id: '../../etc' },
  })
  expect(targetsOf(url)).toContain('/etc')
})

test('an expression over the answer is late until there is one', () => {
  const key = '{$request.query.callback_url}/{$response.body#/id}'
  expect(expectFor(key)).toEqual({ kind: 'late' })
})

test('an expression over the answer is known once there is one', () => {
  const key = '{$request.query.callback_url}/{$response.body#/id}'
  const request = {
    url: '',
    method: 'POST',
    headers: [],
    query: [],
    path: new Map<string, string>(),
  }
  const context = { request, response: { status: 201, headers: [], body: { id: 'made-9' } } }
  expect(targetsOf(expectFor(key, { context }))).toEqual([`/${token(1)}/made-9`])
})

test('a value that the trigger lacks makes the URL unresolvable, never a URL with a hole', () => {
  const url = expectFor('{$request.query.callback_url}/{$request.body#/id}', { body: {} })
  expect(url).toMatchObject({ kind: 'unresolvable' })
  expect(url.kind === 'unresolvable' && url.because).toContain('/id')
})

test('path parameters of the callback are filled by the sender', () => {
  const callback = makeCallback({
    key: '{$request.query.callback_url}/x/{kind}/end',
    parameters: [makeParameter({ name: 'kind', in: 'path' })],
  })
  const url = expectFor('', { callback })
  if (url.kind !== 'known') throw new Error('unknown')
  const [target] = url.targets
  expect(url.url).toBe(`${URL_GIVEN}/x/{kind}/end`)
  expect(target?.text).toBeUndefined()
  expect(target?.names).toEqual(['kind'])
  expect(target?.pattern?.exec(`/${token(1)}/x/paid/end`)?.[1]).toBe('paid')
  expect(target?.pattern?.test(`/${token(1)}/x/a/b/end`)).toBe(false)
})

test('without a context everything but the callback URL is free', () => {
  const { context: _, ...input } = {
    callback: makeCallback(),
    callbackUrl: URL_GIVEN,
    token: token(1),
    context: undefined,
  }
  const url = expectUrl(input)
  if (url.kind !== 'known') throw new Error('unknown')
  expect(url.targets[0]?.pattern?.test(`/${token(1)}/invoices/anything`)).toBe(true)
  expect(url.targets[0]?.pattern?.test(`/${token(1)}/bills/anything`)).toBe(false)
})

test('a key without a part for the URL is unresolvable', () => {
  expect(expectFor('https://example.com/fixed')).toMatchObject({ kind: 'unresolvable' })
})

test('characters that mean something in patterns are taken literally', () => {
  const callback = makeCallback({
    key: '{$request.query.callback_url}/a.b(c)/{kind}',
    parameters: [makeParameter({ name: 'kind', in: 'path' })],
  })
  const url = expectFor('', { callback })
  if (url.kind !== 'known') throw new Error('unknown')
  expect(url.targets[0]?.pattern?.test(`/${token(1)}/a.b(c)/x`)).toBe(true)
  expect(url.targets[0]?.pattern?.test(`/${token(1)}/aXb(c)/x`)).toBe(false)
})

test('a URL that no expression says must be called as it is', () => {
  const url = expectExactly(URL_GIVEN, token(1))
  expect(url).toMatchObject({ kind: 'known', url: URL_GIVEN })
  expect(targetsOf(url)).toEqual([`/${token(1)}`])
})
