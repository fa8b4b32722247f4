import { expect, test } from 'vitest'
import { checkCase, hasRefusalCode, isOffDocument } from '../../../../src/check/receiver/case.js'
import { checkAcceptance } from '../../../../src/check/receiver/refused.js'
import { checkServerError } from '../../../../src/check/receiver/server-error.js'
import { checkStatus } from '../../../../src/check/receiver/status.js'
import type { DeliveryCase } from '../../../../src/delivery/model.js'
import { CALLBACK_PLACE, KEY_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, makeResponse, SENT_IDS, type SentInput } from '../../../support/sent.js'

const REFUSING = [makeResponse('204'), makeResponse('422')]
const LABEL = 'body without id (required)'
const INVALID: DeliveryCase = { kind: 'invalid', label: LABEL, expects: 'refusal', about: '/id' }

function codesOf(tried: DeliveryCase, status: number, input: SentInput = {}): readonly string[] {
  const facts = makeReceiverFacts({ case: tried, status, responses: REFUSING, ...input })
  return checkCase(facts).map(({ code }) => code)
}

function makeCase(kind: DeliveryCase['kind'], expects: DeliveryCase['expects']): DeliveryCase {
  return { label: 'it', expects, ...(kind === undefined ? {} : { kind }) }
}

test('an invalid body that is accepted says which one, and where a refusal is promised', () => {
  const facts = makeReceiverFacts({ case: INVALID, status: 204, responses: REFUSING })
  expect(checkCase(facts)).toEqual([
    {
      code: 'receiver-invalid-accepted',
      message: `invoice_notification (${LABEL}) was accepted with 204`,
      expected: '4xx',
      arrived: '204',
      hint: 'Check the body against the schema before you act on it.',
      promised: CALLBACK_PLACE,
      detail: '/id',
      case: LABEL,
      ...SENT_IDS,
    },
  ])
})

test.each([400, 404, 409, 422])('an invalid body that is refused with %i is right', (status) => {
  expect(codesOf(INVALID, status)).toEqual([])
})

test('an invalid body that fails, redirects or is not answered is a matter of other rules', () => {
  expect(codesOf(INVALID, 500)).toEqual([])
  expect(codesOf(INVALID, 302)).toEqual([])
  expect(codesOf(INVALID, 204, { failure: 'reset' })).toEqual([])
})

test('without a documented refusal a receiver is only lenient', () => {
  const responses = [makeResponse('204')]
  expect(codesOf(INVALID, 204, { responses })).toEqual(['receiver-lenient'])
  expect(codesOf(makeCase('syntax', 'refusal'), 204, { responses })).toEqual(['receiver-lenient'])
})

test.each(['400', '4XX', 'default'])('an answer %s documents that it refuses', (status) => {
  const responses = [makeResponse('204'), makeResponse(status)]
  expect(codesOf(INVALID, 204, { responses })).toEqual(['receiver-invalid-accepted'])
})

test.each([
  ['syntax', 'receiver-invalid-accepted'],
  ['content-type-wrong', 'receiver-content-type-accepted'],
  ['method', 'receiver-method-accepted'],
  ['path', 'receiver-path-accepted'],
  ['credentials', 'receiver-credentials-ignored'],
] as const)('what has to be refused as %s and is accepted is %s', (kind, code) => {
  expect(codesOf(makeCase(kind, 'refusal'), 200)).toEqual([code])
  expect(codesOf(makeCase(kind, 'refusal'), 404)).toEqual([])
})

test.each([
  ['extra', 'receiver-extra-refused'],
  ['large', 'receiver-large-refused'],
  ['content-type', 'receiver-content-type-refused'],
] as const)('what has to be taken as %s and is refused is %s, and nothing else', (kind, code) => {
  const tried = makeCase(kind, 'acceptance')
  expect(codesOf(tried, 422)).toEqual([code])
  expect(codesOf(tried, 204)).toEqual([])
  expect(hasRefusalCode(tried)).toBe(true)
  expect(checkAcceptance(makeReceiverFacts({ case: tried, status: 422 }))).toEqual([])
})

test('a valid body that is refused is told by the general rule', () => {
  const tried = makeCase('valid', 'acceptance')
  expect(codesOf(tried, 422)).toEqual([])
  expect(checkAcceptance(makeReceiverFacts({ case: tried, status: 422 }))).toHaveLength(1)
})

test('what may be answered anyhow, and what tries nothing, has no finding', () => {
  expect(codesOf(makeCase('valid', 'anything'), 200)).toEqual([])
  expect(codesOf(makeCase('valid', 'anything'), 422)).toEqual([])
  expect(codesOf(makeCase(undefined, 'refusal'), 200)).toEqual([])
})

test('all faults of one member are one finding, the items of a list among them', () => {
  const detailOf = (about: string) =>
    checkCase(makeReceiverFacts({ case: { ...INVALID, about }, responses: REFUSING }))[0]?.detail
  expect(detailOf('/lines/0/sku')).toBe('/lines/*/sku')
  expect(detailOf('/lines/12/sku')).toBe(detailOf('/lines/0/sku'))
})

test('method and path are promised by the key', () => {
  for (const kind of ['method', 'path'] as const) {
    const [draft] = checkCase(makeReceiverFacts({ case: makeCase(kind, 'refusal') }))
    expect(draft?.promised).toEqual(KEY_PLACE)
  }
})

test('an answer to another method or path is not judged by the document', () => {
  const tried = makeCase('method', 'refusal')
  expect(isOffDocument(tried)).toBe(true)
  expect(isOffDocument(makeCase('path', 'refusal'))).toBe(true)
  expect(isOffDocument(INVALID)).toBe(false)
  expect(checkStatus(makeReceiverFacts({ case: tried, status: 200 }))).toEqual([])
})

test('501 is an answer to a method that nobody implements, and to nothing else', () => {
  const codes = (tried: DeliveryCase, status: number) =>
    checkServerError(makeReceiverFacts({ case: tried, status })).map(({ code }) => code)
  expect(codes(makeCase('method', 'refusal'), 501)).toEqual([])
  expect(codes(makeCase('method', 'refusal'), 500)).toEqual(['receiver-server-error'])
  expect(codes(INVALID, 501)).toEqual(['receiver-server-error'])
})
