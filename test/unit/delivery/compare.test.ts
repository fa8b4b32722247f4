import { expect, test } from 'vitest'
import { compareRequest, readFilled } from '../../../src/delivery/compare.js'
import { makeCallback, makeParameter } from '../../support/contract.js'
import { makeReceived, makeTrigger, onlyExpectation, token } from '../../support/delivery.js'

const BASE = `/${token(1)}`

function explain(url: string, key?: string): string[] {
  const callbacks = [makeCallback(key === undefined ? {} : { key })]
  const expectation = onlyExpectation(makeTrigger({ callbacks }))
  return compareRequest(makeReceived(url), expectation).map(
    (one) => `${one.part}: ${one.explanation}`,
  )
}

test('the expected request has no differences', () => {
  expect(explain(`${BASE}/invoices/inv-1`)).toEqual([])
})

test('an absolute-form target is compared by its path', () => {
  expect(explain(`http://127.0.0.1:9999${BASE}/invoices/inv-1`)).toEqual([])
})

test('a prefix that a proxy put before the token does not count', () => {
  expect(explain(`/tunnel${BASE}/invoices/inv-1`)).toEqual([])
})

test.each([
  [`${BASE}//invoices/inv-1`, 'path: a slash is doubled or lost'],
  [`${BASE}/invoices/inv-1/`, 'path: a slash was added at the end'],
  [`${BASE}/Invoices/inv-1`, 'path: it differs in upper and lower case'],
  [`${BASE}/invoices/inv%2D1`, 'path: the percent-encoding differs'],
  [`${BASE}/invoices/inv%252D1`, 'path: it is percent-encoded twice'],
  [`${BASE}/invoices`, 'path: the end /inv-1 is missing'],
  [`${BASE}/invoices/inv-1/extra`, 'path: /extra was added'],
  [
    `${BASE}/invoices/other`,
    'path: {$request.body#/id} is "inv-1" in the trigger, but "other" was put in',
  ],
  [`${BASE}/bills/inv-1`, 'path: "bills" stands in the place of "invoices"'],
  [`${BASE}/completely/different/thing`, 'path: the path is another one'],
  ['/invoices/inv-1', 'path: the path of the callback URL was lost'],
  [`${BASE}/invoices/inv-1?x=1`, 'query: a query was added'],
])('%s is explained as "%s"', (url, explanation) => {
  expect(explain(url)).toEqual([explanation])
})

const WITH_QUERY = '{$request.query.callback_url}?a=1&b={$request.body#/id}'

test.each([
  [`${BASE}?a=1&b=inv-1`, []],
  [`${BASE}?b=inv-1&a=1`, []],
  [BASE, ['query: the query was lost']],
  [`${BASE}?a=2&b=inv-1`, ['query: the query differs']],
])('of the query of %s only the parameters count', (url, explanations) => {
  expect(explain(url, WITH_QUERY)).toEqual(explanations)
})

test('the slash at the end of an expected path must be there', () => {
  expect(explain(`${BASE}/done`, '{$request.query.callback_url}/done/')).toEqual([
    'path: the slash at the end was lost',
  ])
})

test('the wrong method is a difference of its own', () => {
  const expectation = onlyExpectation(makeTrigger())
  const differences = compareRequest(
    makeReceived(`${BASE}/invoices/inv-1`, { method: 'GET' }),
    expectation,
  )
  expect(differences).toEqual([
    { part: 'method', expected: 'POST', arrived: 'GET', explanation: 'the document has POST' },
  ])
})

test('what the sender filled in is given by name, decoded', () => {
  const callback = makeCallback({
    key: '{$request.query.callback_url}/x/{kind}',
    parameters: [makeParameter({ name: 'kind', in: 'path' })],
  })
  const expectation = onlyExpectation(makeTrigger({ callbacks: [callback] }))
  const request = makeReceived(`${BASE}/x/a%20b`)
  expect(compareRequest(request, expectation)).toEqual([])
  expect([...readFilled(request, expectation)]).toEqual([['kind', 'a b']])
})

test('broken percent-encoding does not throw', () => {
  expect(explain(`${BASE}/invoices/%E0%A4%A`)).toHaveLength(1)
})

test('a URL that is not known yet differs in nothing', () => {
  const callbacks = [makeCallback({ key: '{$request.query.callback_url}/{$response.body#/id}' })]
  const expectation = onlyExpectation(makeTrigger({ callbacks }))
  expect(expectation.url).toEqual({ kind: 'late' })
  expect(compareRequest(makeReceived(`${BASE}/whatever`), expectation)).toEqual([])
})

const FREE_KEY = '{$request.query.callback_url}/x/{kind}/end?by={who}'
const FREE_PARAMETERS = ['kind', 'who'].map((name) => makeParameter({ name, in: 'path' }))

const FREE = onlyExpectation(
  makeTrigger({ callbacks: [makeCallback({ key: FREE_KEY, parameters: FREE_PARAMETERS })] }),
)

function compareFree(url: string) {
  return compareRequest(makeReceived(url), FREE)
}

test('parts that the sender fills are shown by name, and a difference beside them is explained', () => {
  expect(compareFree(`${BASE}/x/paid/end?by=Ada`)).toEqual([])
  expect(compareFree(`${BASE}/y/paid/end?by=Ada`)).toEqual([
    {
      part: 'path',
      expected: `${BASE}/x/{kind}/end`,
      arrived: `${BASE}/y/paid/end`,
      explanation: '"y" stands in the place of "x"',
    },
  ])
  expect(compareFree(`${BASE}/x/paid/end?for=Ada`)).toEqual([
    { part: 'query', expected: 'by={who}', arrived: 'for=Ada', explanation: 'the query differs' },
  ])
})

test.each([
  [`${BASE}//x/paid/end?by=Ada`, ['path: a slash is doubled or lost']],
  [`${BASE}/x/paid/end/?by=Ada`, ['path: a slash was added at the end']],
  [`${BASE}/x/paid?by=Ada`, ['path: the end /end is missing']],
  [`${BASE}/x`, ['path: the end /{kind}/end is missing', 'query: the query was lost']],
  [`${BASE}/x/paid/end`, ['query: the query was lost']],
  ['/elsewhere?by=Ada', ['path: the path of the callback URL was lost']],
])('with parts that the sender fills, %s is explained', (url, explanations) => {
  expect(compareFree(url).map((one) => `${one.part}: ${one.explanation}`)).toEqual(explanations)
  expect(readFilled(makeReceived(url), FREE)).toEqual(new Map())
})
