import { expect, test } from 'vitest'
import { checkParameters } from '../../../../src/check/delivery/parameters.js'
import type { Parameter } from '../../../../src/contract/model.js'
import type { ReceivedRequest } from '../../../../src/transport/model.js'
import {
  IDS,
  makeContract,
  makeFacts,
  makePlacedCallback,
  matchCallback,
  placeAt,
  schemaAt,
} from '../../../support/check.js'
import { makeParameter } from '../../../support/contract.js'
import { makeReceived, token } from '../../../support/delivery.js'

const contract = makeContract({ schemas: { Number: { type: 'integer' } } })

interface Arrival {
  readonly url?: string
  readonly headers?: ReceivedRequest['headers']
  /** Of the callback; by default without parts that the sender fills. */
  readonly key?: string
}

function draftsOf(
  { url = '/t', headers = [], key = '{$request.query.callback_url}' }: Arrival,
  ...parameters: (Partial<Parameter> & Pick<Parameter, 'name' | 'in'>)[]
) {
  const callback = makePlacedCallback({
    key,
    parameters: parameters.map((one) =>
      makeParameter({ schema: schemaAt('Number'), place: placeAt('/parameters/0'), ...one }),
    ),
  })
  const request = makeReceived(url, { headers })
  return checkParameters(makeFacts(matchCallback(callback), { contract, request }))
}

const ATTEMPT = { name: 'X-Attempt', in: 'header' } as const
const PAGE = { name: 'page', in: 'query' } as const
const KIND = { name: 'kind', in: 'path' } as const

test('a missing header is a finding with the ids of its delivery', () => {
  expect(draftsOf({}, ATTEMPT)).toEqual([
    {
      code: 'delivery-parameter',
      message: 'invoice_notification came without the header X-Attempt, which it requires',
      expected: 'header X-Attempt (required)',
      arrived: 'no X-Attempt',
      promised: placeAt('/parameters/0'),
      detail: 'header X-Attempt',
      ...IDS,
    },
  ])
})

test('headers are found whatever their case', () => {
  expect(draftsOf({ headers: [['x-attempt', '1']] }, ATTEMPT)).toEqual([])
  expect(draftsOf({ headers: [['x-attempt', 'one']] }, ATTEMPT)).toHaveLength(1)
})

test.each(['Accept', 'content-type', 'AUTHORIZATION'])(
  'the header %s is not described by a parameter',
  (name) => {
    expect(draftsOf({}, { name, in: 'header' })).toEqual([])
  },
)

test('query parameters are read from the request target, decoded', () => {
  expect(draftsOf({ url: '/t?page=%31' }, PAGE)).toEqual([])
  expect(draftsOf({ url: '/t?page=one' }, PAGE)).toMatchObject([
    { arrived: 'query parameter page: "one"' },
  ])
  expect(draftsOf({ url: '/t?Page=1' }, PAGE)).toMatchObject([{ arrived: 'no page' }])
  expect(draftsOf({}, PAGE)).toMatchObject([{ arrived: 'no page' }])
})

test('path parameters are what the sender filled in', () => {
  const key = '{$request.query.callback_url}/of/{kind}'
  expect(draftsOf({ key, url: `/${token(1)}/of/7` }, KIND)).toEqual([])
  expect(draftsOf({ key, url: `/${token(1)}/of/x` }, KIND)).toMatchObject([
    { expected: 'path parameter kind: integer', arrived: 'path parameter kind: "x"' },
  ])
})

test('a path parameter that no part of the URL was read as is not judged', () => {
  expect(draftsOf({}, KIND)).toEqual([])
})

test('cookies are not judged', () => {
  expect(draftsOf({}, { name: 'session', in: 'cookie' })).toEqual([])
})

test('every parameter is judged by itself', () => {
  expect(draftsOf({}, ATTEMPT, PAGE).map((draft) => draft.detail)).toEqual([
    'header X-Attempt',
    'query parameter page',
  ])
})

test('what belongs to nobody has no parameters', () => {
  expect(checkParameters(makeFacts({ kind: 'unexpected' }, { contract }))).toEqual([])
})
