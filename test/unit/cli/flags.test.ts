import { expect, test } from 'vitest'
import { readVerifyFlags } from '../../../cli/flags.js'
import type { RawVerifyFlags } from '../../../cli/options.js'
import { NO_FLAGS } from '../../support/cli-flags.js'

test('without options the library has its way', () => {
  const { run, values } = readVerifyFlags(NO_FLAGS)
  expect(Object.entries(run).filter(([, value]) => value !== undefined)).toEqual([['only', []]])
  expect(values).toEqual({ set: [], body: [], header: [] })
})

test('every option reaches the run', () => {
  const { run, values } = readVerifyFlags({
    ...NO_FLAGS,
    api: 'http://h',
    publicUrl: 'https://t',
    webhooksAt: '/hooks',
    only: ['a', 'b'],
    timeout: '2s',
    settle: '10ms',
    concurrency: '4',
    repeat: '5',
    seed: '0',
    host: '::1',
    port: '8080',
    strict: true,
    set: ['query:a=b'],
    body: ['{}'],
    header: ['A: b'],
  })
  expect(run).toEqual({
    api: 'http://h',
    publicUrl: 'https://t',
    webhooksAt: '/hooks',
    only: ['a', 'b'],
    timeoutMs: 2000,
    settleMs: 10,
    concurrency: 4,
    repeat: 5,
    seed: 0,
    host: '::1',
    port: 8080,
    strict: true,
  })
  expect(values).toEqual({
    set: [{ place: 'query', name: 'a', value: 'b' }],
    body: [{ source: '{}' }],
    header: [['A', 'b']],
  })
})

test.each([
  [{ api: 'x' }, '--api:'],
  [{ publicUrl: 'x' }, '--public-url:'],
  [{ timeout: '5' }, '--timeout:'],
  [{ settle: '5' }, '--settle:'],
  [{ concurrency: '0' }, '--concurrency:'],
  [{ concurrency: '1001' }, '--concurrency:'],
  [{ repeat: '0' }, '--repeat:'],
  [{ seed: '-1' }, '--seed:'],
  [{ port: '65536' }, '--port:'],
  [{ set: ['x'] }, '--set:'],
  [{ body: ['x'] }, '--body:'],
  [{ header: ['x'] }, '--header:'],
] satisfies [Partial<RawVerifyFlags>, string][])('%j is refused by its name', (flags, option) => {
  expect(() => readVerifyFlags({ ...NO_FLAGS, ...flags })).toThrow(option)
})

test.each(['hooks', '/a b', '/a?b', ''])('%j is no path for webhooks', (webhooksAt) => {
  const read = () => readVerifyFlags({ ...NO_FLAGS, webhooksAt })
  expect(read).toThrow(`--webhooks-at: expected a path such as /hooks, but got "${webhooksAt}".`)
})
