import { expect, test } from 'vitest'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { evaluateInnerUrl } from '../../../src/session/callback-url.js'
import { makeCallback } from '../../support/contract.js'

const RECEIVER = 'http://127.0.0.1:3000'

/** A delivery to the receiver, what it held, and what the receiver answered. */
function exchange(event: unknown, answer: unknown): ExpressionContext {
  return {
    request: {
      ...{ url: `${RECEIVER}/hook`, method: 'POST', headers: [], query: [], path: new Map() },
      body: event,
    },
    response: { status: 200, headers: [['Location', `${RECEIVER}/next`]], body: answer },
  }
}

function evaluate(key: string, event: unknown, answer: unknown = {}) {
  return evaluateInnerUrl(makeCallback({ key }), exchange(event, answer))
}

test('a receiver may name a URL in its answer, wherever that leads', () => {
  const answer = { next: 'https://example.com/next' }
  expect(evaluate('{$response.body#/next}', {}, answer)).toEqual({
    ok: true,
    url: 'https://example.com/next',
  })
  expect(evaluate('{$response.header.Location}', {})).toEqual({ ok: true, url: `${RECEIVER}/next` })
})

test('what the delivery holds leads to where the delivery went', () => {
  const event = { id: 'a/b', next: `${RECEIVER}/next` }
  expect(evaluate('{$request.body#/next}/{$request.body#/id}', event)).toEqual({
    ok: true,
    url: `${RECEIVER}/next/a%2Fb`,
  })
})

test.each(['https://example.com/next', 'http://127.0.0.1:3001/next', 'http://localhost:3000/next'])(
  '%s was made up with the body, and is not called',
  (next) => {
    expect(evaluate('{$request.body#/next}', { next })).toEqual({
      ok: false,
      because: `nobody gave its URL ${next}: it was made up with the body`,
    })
  },
)

test('an answer without the URL is no URL', () => {
  expect(evaluate('{$response.body#/next}', {}, {})).toMatchObject({
    ok: false,
    because: '`{$response.body#/next}` has no value: the response body has no `/next`',
  })
})

test('an answer that holds something else is no URL either', () => {
  expect(evaluate('{$response.body#/next}', {}, { next: 'later' })).toMatchObject({ ok: false })
})
