import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { openExternalTrigger } from '../../../src/session/external-trigger.js'
import { createGuess } from '../../../src/session/guess.js'
import type { ReceivedRequest } from '../../../src/transport/model.js'

const CALLBACK_URL = 'http://127.0.0.1:1/0123456789abcdef0123456789abcdef'

/** Callbacks of one operation by their keys, each with the member that its body must have. */
async function prepare(keys: Readonly<Record<string, string>>, method = 'post') {
  const callbacks = Object.fromEntries(
    Object.entries(keys).map(([key, member], index) => [
      `cb${index}`,
      {
        [key]: {
          [method]: {
            requestBody: {
              required: true,
              content: {
                'application/json': { schema: { type: 'object', required: member.split(',') } },
              },
            },
            responses: {},
          },
        },
      },
    ]),
  )
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {
      '/jobs': {
        post: {
          operationId: 'job',
          parameters: [{ name: 'url', in: 'query', schema: { type: 'string' } }],
          responses: {},
          callbacks,
        },
      },
    },
  })
  const number = (noun: string) => `${noun}-1`
  const triggers = contract.triggers.flatMap((operation) =>
    operation.callbacks.map((callback) =>
      openExternalTrigger(
        { operation, callback, token: CALLBACK_URL.slice(-32), callbackUrl: CALLBACK_URL },
        { number },
      ),
    ),
  )
  const guess = createGuess(contract, triggers)
  return (url: string, json: object, change: Partial<ReceivedRequest> = {}) => {
    const body = Buffer.from(JSON.stringify(json))
    const trigger = guess({
      method: 'POST',
      url,
      headers: [['content-type', 'application/json']],
      body,
      bodySize: body.length,
      receivedMs: 0,
      ...change,
    })
    return trigger?.expectations.map(({ callback, url: at }) => `${callback.name} ${at.kind}`)
  }
}

test('the only callback of the method is it, whatever the body says', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a' })
  expect(guess('/x', {})).toEqual(['cb0 any'])
  expect(guess('/x', { a: 1 })).toEqual(['cb0 any'])
})

test('no callback has another method', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a' })
  expect(guess('/x', { a: 1 }, { method: 'GET' })).toBeUndefined()
  expect(guess('/x', { a: 1 }, { method: 'post' })).toBeUndefined()
})

test('of several the one whose schema it fits', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a', '{$request.query.url}/': 'b' })
  expect(guess('/x', { b: 1 })).toEqual(['cb1 any'])
})

test('of several that it fits, all of them', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a', '{$request.query.url}/': 'b' })
  expect(guess('/x', { a: 1, b: 1 })).toEqual(['cb0 any', 'cb1 any'])
})

test('of several that it does not fit, the one that it breaks in fewer places', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a,c,d', '{$request.query.url}/': 'b' })
  expect(guess('/x', {})).toEqual(['cb1 any'])
})

test('a path that ends like the key of one speaks for that one', async () => {
  const guess = await prepare({
    '{$request.query.url}/paid/{$request.query.id}': 'a',
    '{$request.query.url}/failed/{$request.query.id}': 'a',
  })
  expect(guess('/x/failed/7', { a: 1 })).toEqual(['cb1 any'])
  expect(guess('/x/failed/7/', {})).toEqual(['cb1 any'])
  expect(guess('http://host/x/paid/7?failed', { a: 1 })).toEqual(['cb0 any'])
  expect(guess('/x/other/7', { a: 1 })).toEqual(['cb0 any', 'cb1 any'])
})

test('a body that is no JSON fits none, and is taken for the first', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a', '{$request.query.url}/': 'b' })
  const body = Buffer.from('{')
  expect(guess('/x', {}, { body, bodySize: 1 })).toEqual(['cb0 any'])
})

test('a path that cannot be decoded is no error', async () => {
  const guess = await prepare({ '{$request.query.url}': 'a' })
  expect(guess('/%E0%A4%A', {})).toEqual(['cb0 any'])
})
