import { expect, test } from 'vitest'
import { readSendFlags } from '../../../cli/send-flags.js'
import type { RawSendFlags } from '../../../cli/send-options.js'

const FLAGS: RawSendFlags = {
  to: 'http://127.0.0.1:3000/hooks',
  format: 'text',
  allowRemoteRefs: [],
  documentHeader: [],
  bind: [],
  only: [],
  set: [],
  body: [],
  header: [],
}

function read(flags: Partial<RawSendFlags>, env: Record<string, string> = {}) {
  return readSendFlags({ ...FLAGS, ...flags }, env)
}

test('without options there is only the receiver', () => {
  expect(read({}).run).toEqual({
    to: 'http://127.0.0.1:3000/hooks',
    only: [],
    credentials: {},
    arguments: { document: [], run: [] },
  })
})

test('durations, numbers and paths are read', () => {
  const { run } = read({ timeout: '250ms', concurrency: '7', seed: '3', webhooksAt: '/in' })
  expect(run).toMatchObject({ timeoutMs: 250, concurrency: 7, seed: 3, webhooksAt: '/in' })
})

test.each([
  [{ to: 'localhost' }, /^--to: /],
  [{ timeout: 'soon' }, /^--timeout: /],
  [{ concurrency: '0' }, /^--concurrency: /],
  [{ concurrency: '1001' }, /^--concurrency: /],
  [{ seed: '-1' }, /^--seed: /],
  [{ webhooksAt: 'in' }, /^--webhooks-at: /],
  [
    { set: ['paid=1'] },
    /^--set: expected \[CALLBACK\.\]PLACE:NAME=VALUE, but got "paid=\.\.\."\.$/,
  ],
  [
    { body: ['paid'] },
    /^--body: expected \[CALLBACK=\]@FILE or \[CALLBACK=\]JSON, but got neither/,
  ],
  [{ header: ['nonsense'] }, /^--header: /],
] satisfies [Partial<RawSendFlags>, RegExp][])('%j has no meaning', (flags, message) => {
  expect(() => read(flags)).toThrow(message)
})

test('credentials of the environment are those of the API, unless they are asked for', () => {
  const env = { RINGBACK_BEARER: 'of-the-api', HOOK: 'of-the-receiver' }
  expect(read({}, env).run.credentials).toEqual({})
  expect(read({ bearer: true }, env).run.credentials).toEqual({ bearer: 'of-the-api' })
  expect(read({ bearer: 'env:HOOK' }, env).run.credentials).toEqual({ bearer: 'of-the-receiver' })
})

test('what a run is repeated with holds no secret', () => {
  const { run } = read({
    set: ['paid.body:/n=1', 'body:/token=canary'],
    header: ['X-Tenant: acme', 'Authorization: Bearer canary'],
    timeout: '2s',
    bind: ['paid=query:url'],
    only: ['paid'],
  })
  expect(run.arguments).toEqual({
    document: ['--bind', 'paid=query:url'],
    run: ['--set', 'paid.body:/n=1', '--header', 'X-Tenant: acme', '--timeout', '2s'],
  })
})

test('values are read as they are for verify', () => {
  expect(read({ set: ['paid.body:/n=1'], body: ['paid={}'], header: ['a: b'] }).values).toEqual({
    set: [{ operation: 'paid', place: 'body', name: '/n', value: '1' }],
    body: [{ operation: 'paid', source: '{}' }],
    header: [['a', 'b']],
  })
})
