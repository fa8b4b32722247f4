import { expect, test } from 'vitest'
import { parseBody } from '../../../cli/body.js'
import { readSendValues } from '../../../cli/send-values.js'
import { parseSetting } from '../../../cli/setting.js'
import { loadContract } from '../../../src/index.js'

const HOOK = { responses: { 200: { description: 'Taken' } } }
const KEY = '{$request.query.url}'

/** Two operations with a callback of the same name, one within it, and a webhook. */
const contract = await loadContract({
  openapi: '3.1.0',
  info: { title: 'Names', version: '1' },
  paths: {
    '/a': { post: makeOperation('createA', { post: { ...HOOK, callbacks: makeInner() } }) },
    '/b': { post: makeOperation('createB', { post: HOOK }) },
  },
  webhooks: { pinged: { post: HOOK } },
})

function makeOperation(operationId: string, pathItem: object): object {
  return { operationId, ...HOOK, callbacks: { paid: { [KEY]: pathItem } } }
}

function makeInner(): object {
  return { inner: { [KEY]: { post: HOOK } } }
}

function read(given: { set?: string[]; body?: string[] }) {
  return readSendValues(
    {
      set: (given.set ?? []).map((text) => parseSetting(text)),
      body: (given.body ?? []).map((text) => parseBody(text)),
      header: [['X-Tenant', 'acme']],
    },
    contract,
  )
}

test('what names nothing is meant for all', async () => {
  const valuesFor = await read({ set: ['body:/n=1'], body: ['{"n":2}'] })
  for (const id of ['createA > paid', 'webhook pinged']) {
    const { members, body, headers } = valuesFor(id)
    expect(members).toEqual(new Map([['/n', 1]]))
    expect(Buffer.from(body?.bytes ?? []).toString()).toBe('{"n":2}')
    expect(headers).toEqual([['X-Tenant', 'acme']])
  }
})

test('a name that several callbacks have means them all, an id one', async () => {
  const valuesFor = await read({
    set: ['paid.body:/n=1', 'createB > paid.body:/n=2', 'pinged.query:q=x'],
  })
  expect(valuesFor('createA > paid').members).toEqual(new Map([['/n', 1]]))
  expect(valuesFor('createB > paid').members).toEqual(new Map([['/n', 2]]))
  expect(valuesFor('webhook pinged').parameters).toEqual(new Map([['query:q', 'x']]))
})

test('callbacks within callbacks have names too', async () => {
  const valuesFor = await read({ set: ['inner.body:/n=1'] })
  expect(valuesFor('createA > paid > inner').members).toEqual(new Map([['/n', 1]]))
  expect(valuesFor('createA > paid').members).toEqual(new Map())
})

test('the one that names a callback wins over the one for all, wherever it stands', async () => {
  const valuesFor = await read({ set: ['paid.body:/n=1', 'body:/n=9', 'body:/m=3'] })
  expect(valuesFor('createA > paid').members).toEqual(
    new Map([
      ['/n', 1],
      ['/m', 3],
    ]),
  )
})

test('a body can be that of one callback', async () => {
  const valuesFor = await read({ body: ['paid={"n":1}'] })
  expect(valuesFor('webhook pinged').body).toBeUndefined()
  expect(Buffer.from(valuesFor('createB > paid').body?.bytes ?? []).toString()).toBe('{"n":1}')
})

test('names that the document does not have are refused with those that it has', async () => {
  await expect(read({ set: ['payed.body:/n=1'] })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: '--set: the document has no callback or webhook that is named "payed".',
    hint: 'It has: paid, inner, pinged.',
  })
  await expect(read({ body: ['createA={}'] })).rejects.toMatchObject({
    message: '--body: the document has no callback or webhook that is named "createA".',
  })
})
