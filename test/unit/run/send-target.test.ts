import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { listSendTargets, planTargets } from '../../../src/run/send-target.js'

const HOOK = { responses: { 200: { description: 'Taken' } } }
const TO = 'http://127.0.0.1:3000/in'

const contract = await loadContract({
  openapi: '3.1.0',
  info: { title: 'Targets', version: '1' },
  paths: {
    '/a': {
      post: {
        operationId: 'createA',
        ...HOOK,
        callbacks: {
          paid: { '{$request.query.url}/{$request.body#/id}': { post: HOOK, put: HOOK } },
          due: { '{$request.query.url}/{$request.body#/no}': { post: HOOK } },
          late: {
            '{$request.query.url}/late': {
              post: { ...HOOK, callbacks: { inner: { '{$request.query.next}': { post: HOOK } } } },
            },
          },
          broken: { '': { post: HOOK } },
        },
      },
    },
  },
  webhooks: { opened: { post: HOOK }, closed: { post: HOOK } },
})

function list(only: readonly string[] = [], webhooksAt?: string) {
  return listSendTargets(contract, { to: TO, only, webhooksAt })
}

function chosen(only: readonly string[]): readonly string[] {
  return list(only).flatMap(({ callback, skipped }) =>
    skipped === undefined ? [callback.name] : [],
  )
}

test('everything that the API sends is a target: callbacks, those within them, webhooks', () => {
  expect(chosen([])).toEqual(['paid', 'paid', 'due', 'late', 'inner', 'opened', 'closed'])
})

test('a target is chosen by its name or id, or by its operation', () => {
  expect(chosen(['due'])).toEqual(['due'])
  expect(chosen(['createA > due', 'closed'])).toEqual(['due', 'closed'])
  expect(chosen(['webhook opened'])).toEqual(['opened'])
  expect(chosen(['createA'])).toEqual(['paid', 'paid', 'due', 'late', 'inner'])
  expect(chosen(['POST /a'])).toHaveLength(5)
})

test('a name that the document does not have is refused with those that it has', () => {
  expect(() => list(['dew'])).toThrow(
    '--only: the document has no callback, webhook or operation named "dew".',
  )
})

test('a key that cannot be read has no URL', () => {
  const broken = list().find(({ callback }) => callback.name === 'broken')
  expect(broken?.skipped).toBe('it has no URL: The callback key is empty')
})

test('callbacks at one URL know of each other, whatever the parts of it are called', () => {
  const siblingsOf = (name: string) =>
    list()
      .find(({ callback }) => callback.name === name)
      ?.siblings.map((one) => `${one.method} ${one.name}`)
  expect(siblingsOf('due')).toEqual(['POST paid', 'PUT paid'])
  expect(siblingsOf('late')).toEqual([])
  expect(siblingsOf('opened')).toEqual(['POST inner', 'POST closed'])
})

test('webhooks go to the receiver, or to a path at its host', () => {
  const urls = (webhooksAt?: string) =>
    list([], webhooksAt).flatMap(({ isWebhook, to }) => (isWebhook ? [to] : []))
  expect(urls()).toEqual([TO, TO])
  expect(urls('/all')).toEqual(['http://127.0.0.1:3000/all', 'http://127.0.0.1:3000/all'])
})

test('the plan says what is not sent, and why', () => {
  const plan = planTargets(list(['opened', 'broken']))
  expect(plan.map(({ name, operation, skipped }) => [name, operation, skipped])).toEqual([
    ['paid', 'createA', 'it was not chosen (--only)'],
    ['paid', 'createA', 'it was not chosen (--only)'],
    ['due', 'createA', 'it was not chosen (--only)'],
    ['late', 'createA', 'it was not chosen (--only)'],
    ['inner', 'createA > late > inner', 'it was not chosen (--only)'],
    ['broken', 'createA', 'it has no URL: The callback key is empty'],
    ['opened', 'webhook opened', undefined],
    ['closed', 'webhook closed', 'it was not chosen (--only)'],
  ])
})
