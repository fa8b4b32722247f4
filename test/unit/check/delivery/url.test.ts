import { expect, test } from 'vitest'
import { checkUrl } from '../../../../src/check/delivery/url.js'
import type { Difference } from '../../../../src/delivery/model.js'
import { CALLBACK_PLACE, IDS, KEY_PLACE, makeFacts, matchOnly } from '../../../support/check.js'

const METHOD: Difference = {
  part: 'method',
  expected: 'POST',
  arrived: 'PUT',
  explanation: 'the document has POST',
}
const PATH: Difference = {
  part: 'path',
  expected: '/t/invoices/1',
  arrived: '/t//invoices/1',
  explanation: 'a slash is doubled or lost',
}
const QUERY: Difference = {
  part: 'query',
  expected: 'a=1',
  arrived: 'no query',
  explanation: 'the query was lost',
}

function draftsOf(...differences: Difference[]) {
  return checkUrl(makeFacts(matchOnly(undefined, { differences })))
}

test('a URL without differences is right', () => {
  expect(draftsOf()).toEqual([])
})

test('a wrong method is promised by the operation', () => {
  expect(draftsOf(METHOD)).toEqual([
    {
      code: 'delivery-method',
      message: 'invoice_notification came as PUT in place of POST',
      expected: 'POST',
      arrived: 'PUT',
      promised: CALLBACK_PLACE,
      detail: 'method',
      ...IDS,
    },
  ])
})

test('a wrong part of the URL is promised by the key, and the hint says what happened', () => {
  expect(draftsOf(PATH)).toEqual([
    {
      code: 'delivery-url',
      message:
        'invoice_notification went to another path than the expression gives: a slash is doubled or lost',
      expected: 'path /t/invoices/1',
      arrived: 'path /t//invoices/1',
      hint: 'a slash is doubled or lost',
      promised: KEY_PLACE,
      detail: 'path',
      ...IDS,
    },
  ])
})

test('each difference is a finding of its own', () => {
  const drafts = draftsOf(METHOD, PATH, QUERY)
  expect(drafts.map(({ code, detail }) => [code, detail])).toEqual([
    ['delivery-method', 'method'],
    ['delivery-url', 'path'],
    ['delivery-url', 'query'],
  ])
  expect(drafts[2]).toMatchObject({ expected: 'query a=1', arrived: 'query no query' })
})

test('what belongs to nobody has no URL to keep', () => {
  expect(checkUrl(makeFacts({ kind: 'unexpected' }))).toEqual([])
})
