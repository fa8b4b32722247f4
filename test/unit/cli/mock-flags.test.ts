import { expect, test } from 'vitest'
import type { MockConfig } from '../../../cli/config/model.js'
import { readMockFlags } from '../../../cli/mock-flags.js'
import type { RawMockFlags } from '../../../cli/mock-options.js'

const NONE: RawMockFlags = {
  ...{ callbackDelay: [], callbackCount: [], callbacks: [], wrongBody: [], allowTarget: [] },
  ...{ allowRemoteRefs: [], documentHeader: [], bind: [] },
  format: 'text',
}

function read(flags: Partial<RawMockFlags>, config?: MockConfig) {
  return readMockFlags({ ...NONE, ...flags }, config)
}

test('without flags a mock listens at 4010', () => {
  expect(read({})).toMatchObject({ port: 4010, callbacks: {}, everyCallback: {}, allowTargets: [] })
})

test('flags are read with their units', () => {
  const flags = { port: '0', seed: '7', callbackTimeout: '2s', retry: '1s, 500ms', state: false }
  expect(read(flags)).toMatchObject({
    port: 0,
    seed: 7,
    timeoutMs: 2000,
    retry: [1000, 500],
    state: false,
  })
})

test('--retry none tries nothing again', () => {
  expect(read({ retry: 'none' }).retry).toEqual([])
})

test('delays and counts are for all callbacks, or for one', () => {
  const options = read({
    callbackDelay: ['200ms', 'paid=2s', 'a=b=1s'],
    callbackCount: ['2', 'paid=3'],
    wrongBody: ['failed'],
    callbacks: ['never'],
  })
  expect(options.everyCallback).toEqual({ delayMs: 200, count: 2 })
  expect(options.callbacks).toEqual({
    paid: { delayMs: 2000, count: 3 },
    'a=b': { delayMs: 1000 },
    failed: { failure: 'wrong-body' },
    never: { failure: 'silent' },
  })
})

test('the configuration is read likewise', () => {
  const options = read(
    {},
    {
      ...{ host: '::1', port: 8080, seed: 3, state: false, delay: '1s', timeout: '5s' },
      ...{ retry: '1s', allowTargets: ['metadata.internal'] },
      callbacks: { paid: { delay: '2s', count: 2, every: '10ms', order: 1, failure: 'silent' } },
    },
  )
  expect(options).toMatchObject({
    ...{ host: '::1', port: 8080, seed: 3, state: false, timeoutMs: 5000, retry: [1000] },
    allowTargets: ['metadata.internal'],
    everyCallback: { delayMs: 1000 },
    callbacks: { paid: { delayMs: 2000, count: 2, everyMs: 10, order: 1, failure: 'silent' } },
  })
})

test('flags win over the configuration', () => {
  const config: MockConfig = {
    ...{ port: 1, seed: 1, delay: '1s', retry: '1s', state: true },
    callbacks: { paid: { delay: '1s', count: 5 } },
  }
  const flags = {
    ...{ port: '2', seed: '2', retry: 'none', state: false },
    callbackDelay: ['3s', 'paid=4s'],
  }
  expect(read(flags, config)).toMatchObject({
    ...{ port: 2, seed: 2, retry: [], state: false },
    everyCallback: { delayMs: 3000 },
    callbacks: { paid: { delayMs: 4000, count: 5 } },
  })
})

test.each([
  [{ port: '70000' }, '--port: expected a whole number from 0 to 65535'],
  [{ seed: '-1' }, '--seed: expected a whole number'],
  [{ callbackTimeout: '5' }, '--callback-timeout: expected a duration'],
  [{ retry: '1s,,2s' }, '--retry: expected a duration'],
  [{ retry: '' }, '--retry: expected a duration'],
  [{ retry: Array(21).fill('1s').join(',') }, '--retry: expected at most 20 times, but got 21'],
  [{ callbackDelay: ['paid='] }, '--callback-delay: expected a duration'],
  [{ callbackCount: ['0'] }, '--callback-count: expected a whole number from 1'],
])('%j is a mistake', (flags, message) => {
  expect(() => read(flags)).toThrow(message)
})

test('a mistake in the configuration is told with its place', () => {
  expect(() => read({}, { retry: 'often' })).toThrow('ringback.config, mock.retry: expected')
  expect(() => read({}, { callbacks: { paid: { every: 'x' } } })).toThrow(
    'ringback.config, mock.callbacks.paid.every: expected',
  )
})
