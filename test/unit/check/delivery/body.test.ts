import { expect, test } from 'vitest'
import { checkBody, fitBody, judgeBody } from '../../../../src/check/delivery/body.js'
import type { CallbackOperation } from '../../../../src/contract/model.js'
import type { BodyFit } from '../../../../src/delivery/body-fit.js'
import type { MatchedDelivery } from '../../../../src/delivery/model.js'
import type { ReceivedRequest } from '../../../../src/transport/model.js'
import {
  CALLBACK_PLACE,
  IDS,
  makeBodyCallback,
  makeContract,
  makeFacts,
  makeMedia,
  makePlacedCallback,
  matchCallback,
  placeAt,
} from '../../../support/check.js'
import { makeReceived } from '../../../support/delivery.js'

const contract = makeContract({
  schemas: {
    Event: {
      type: 'object',
      required: ['paid'],
      properties: { paid: { type: 'boolean' }, at: { type: 'string', format: 'date-time' } },
    },
    Broken: { type: 'strin' },
  },
})
const CALLBACK = makeBodyCallback([makeMedia('application/json', 'Event')])

function draftsOf(
  request: ReceivedRequest,
  callback: CallbackOperation = CALLBACK,
  match: Partial<MatchedDelivery> = {},
) {
  return checkBody(makeFacts(matchCallback(callback, match), { contract, request }))
}

test('a body that conforms has nothing to say', () => {
  expect(draftsOf(makeReceived('/', { json: { paid: true } }))).toEqual([])
})

test('a member that breaks the schema is named with all there is to know', () => {
  expect(draftsOf(makeReceived('/', { json: { paid: 'yes' } }))).toEqual([
    {
      code: 'delivery-body-schema',
      message:
        'the body of invoice_notification breaks its schema: paid must be boolean, but is "yes"',
      expected: 'paid: boolean',
      arrived: 'paid: "yes"',
      at: 'body /paid, line 1, column 9',
      promised: placeAt('/components/schemas/Event/properties/paid'),
      detail: '/paid type',
      ...IDS,
    },
  ])
})

test('each kind of fault has its own code', () => {
  const codeOf = (request: Partial<ReceivedRequest>, callback = CALLBACK) =>
    draftsOf(
      makeReceived('/', { headers: [['content-type', 'application/json']], ...request }),
      callback,
    ).map((draft) => draft.code)
  const body = new TextEncoder().encode('{"paid":true,"at":"noon"}')
  const xml = [['content-type', 'application/xml']] as const
  expect(codeOf({ body })).toEqual(['delivery-body-format'])
  expect(codeOf({ body: body.subarray(0, 5) })).toEqual(['delivery-body-syntax'])
  expect(codeOf({ body, headers: xml })).toEqual(['delivery-content-type'])
  const loose = makeBodyCallback([makeMedia('application/xml')])
  expect(codeOf({ body, headers: xml }, loose)).toEqual(['delivery-not-judged'])
})

test('a required body that is missing names what was documented', () => {
  const callback = makeBodyCallback([makeMedia('application/json'), makeMedia('text/plain')])
  expect(draftsOf(makeReceived('/'), callback)).toEqual([
    {
      code: 'delivery-body-missing',
      message: 'invoice_notification came without a body, which it requires',
      expected: 'a body (application/json or text/plain)',
      arrived: 'no body',
      promised: placeAt('/requestBody'),
      ...IDS,
    },
  ])
})

test('an optional body may be missing, and none may be documented', () => {
  expect(draftsOf(makeReceived('/'), makeBodyCallback([makeMedia('text/plain')], false))).toEqual(
    [],
  )
  expect(draftsOf(makeReceived('/'), makePlacedCallback())).toEqual([])
})

test.each([
  ['no body', makePlacedCallback()],
  ['a body of no media type', makeBodyCallback([])],
])('a body where the document has %s is unexpected', (_, callback) => {
  expect(draftsOf(makeReceived('/', { json: {}, bodySize: 2 }), callback)).toEqual([
    {
      code: 'delivery-body-unexpected',
      message: 'invoice_notification came with a body, but documents none',
      expected: 'no body',
      arrived: '2 bytes',
      promised: CALLBACK_PLACE,
      ...IDS,
    },
  ])
})

test('a request that broke off or has the wrong method is not judged by its body', () => {
  const wrong = makeReceived('/', { json: { paid: 1 } })
  expect(draftsOf({ ...wrong, fault: 'aborted' })).toEqual([])
  const difference = { expected: 'POST', arrived: 'PUT', explanation: '' }
  expect(draftsOf(wrong, CALLBACK, { differences: [{ part: 'method', ...difference }] })).toEqual(
    [],
  )
  expect(
    draftsOf(wrong, CALLBACK, { differences: [{ part: 'path', ...difference }] }),
  ).toHaveLength(1)
})

test('what belongs to nobody is not judged by its body', () => {
  expect(checkBody(makeFacts({ kind: 'unexpected' }, { contract }))).toEqual([])
})

test('the body alone is judged without ids', () => {
  const request = makeReceived('/', { json: {} })
  const [draft] = judgeBody(request, CALLBACK, contract.schemas)
  expect(draft).toMatchObject({ code: 'delivery-body-schema', detail: ' required' })
  expect(draft).not.toHaveProperty('trigger')
})

test.each<[string, BodyFit, Partial<ReceivedRequest> & { json?: unknown }]>([
  ['conforms', 'fits', { json: { paid: true } }],
  ['only breaks a format', 'fits', { json: { paid: true, at: 'noon' } }],
  ['breaks its schema', 'breaks', { json: { paid: 1 } }],
  ['is missing', 'breaks', {}],
  ['has another type', 'breaks', { json: { paid: true }, headers: [['content-type', 'text/css']] }],
])('a body that %s: %s', (_, fit, request) => {
  expect(fitBody(makeReceived('/', request), CALLBACK, contract.schemas)).toBe(fit)
})

test('a body that nobody can judge is told as such', () => {
  const callback = makeBodyCallback([makeMedia('application/json', 'Broken')])
  expect(fitBody(makeReceived('/', { json: {} }), callback, contract.schemas)).toBe('unjudged')
})
