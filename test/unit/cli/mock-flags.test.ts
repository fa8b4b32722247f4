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

test('twenty times to try again are taken, with blanks around them', () => {
  const retry = Array.from({ length: 20 }, (_, index) => `${index}s`).join(' , ')
  expect(read({ retry }).retry).toEqual(Array.from({ length: 20 }, (_, index) => index * 1000))
})

test.each([
  [{ port: '65535' }, { port: 65_535 }],
  [{ port: '0' }, { port: 0 }],
  [{ seed: '2147483647' }, { seed: 2_147_483_647 }],
  [{ callbackCount: ['1'] }, { everyCallback: { count: 1 } }],
  [{ callbackCount: ['10000'] }, { everyCallback: { count: 10_000 } }],
  [{ callbackDelay: ['0ms'] }, { everyCallback: { delayMs: 0 } }],
  [{ callbackDelay: ['1s', '2s'] }, { everyCallback: { delayMs: 2000 } }],
  [{ callbackDelay: ['=1s'] }, { callbacks: { '': { delayMs: 1000 } } }],
  [{ wrongBody: ['a'], callbacks: ['a'] }, { callbacks: { a: { failure: 'silent' } } }],
  [{ strict: true }, { strict: true }],
  [{ host: '::' }, { host: '::' }],
])('the flags %j say %j', (flags, said) => {
  expect(read(flags)).toMatchObject(said)
})

test.each([
  [{ seed: '2147483648' }, '--seed: expected a whole number from 0 to 2147483647'],
  [{ callbackCount: ['10001'] }, '--callback-count: expected a whole number from 1 to 10000'],
  [
    { callbackCount: ['a=b'] },
    '--callback-count: expected a whole number from 1 to 10000, but got "b".',
  ],
  [
    { callbackDelay: ['a='] },
    '--callback-delay: expected a duration such as 500ms, 2s or 1m, but got "".',
  ],
  [{ retry: 'None' }, '--retry: expected a duration'],
  [{ retry: 'none,1s' }, '--retry: expected a duration'],
  [{ callbackTimeout: '1441m' }, '--callback-timeout: expected at most 1440m'],
])('%j is a mistake that is named', (flags, message) => {
  expect(() => read(flags)).toThrow(message)
})

test.each<[MockConfig, string]>([
  [{ delay: 'soon' }, 'ringback.config, mock.delay: expected a duration'],
  [{ timeout: '9999m' }, 'ringback.config, mock.timeout: expected at most 1440m'],
  [{ callbacks: { a: { delay: 'x' } } }, 'ringback.config, mock.callbacks.a.delay: expected'],
])('the configuration %j is a mistake with its place', (config, message) => {
  expect(() => read({}, config)).toThrow(message)
})

test('a flag that is wrong is told by its own name, also where the configuration is right', () => {
  const config = { timeout: '1s', retry: '1s' }
  expect(() => read({ callbackTimeout: 'x' }, config)).toThrow('--callback-timeout: expected')
  expect(() => read({ retry: 'x' }, config)).toThrow('--retry: expected')
})

test('the name of the configuration stands in the message', () => {
  expect(() => readMockFlags(NONE, { retry: 'often' }, 'my.yaml')).toThrow(
    'my.yaml, mock.retry: expected a duration',
  )
})

test('targets of the configuration come before those of the flags', () => {
  const options = read({ allowTarget: ['b', 'a'] }, { allowTargets: ['c'] })
  expect(options.allowTargets).toEqual(['c', 'b', 'a'])
})

test('a callback may have the name of what every object has', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const { callbacks } = read({ callbacks: names })
  expect(Object.entries(callbacks ?? {})).toEqual(
    names.map((name) => [name, { failure: 'silent' }]),
  )
})

test('what a flag says of a callback leaves the rest of its configuration', () => {
  const callbacks = { paid: { delay: '1s', every: '2s', count: 3, order: 1 } }
  expect(read({ wrongBody: ['paid'], callbackCount: ['paid=9'] }, { callbacks }).callbacks).toEqual(
    {
      paid: { delayMs: 1000, everyMs: 2000, count: 9, order: 1, failure: 'wrong-body' },
    },
  )
})

test('port 0 of the configuration is any free port, not the usual one', () => {
  expect(read({}, { port: 0 }).port).toBe(0)
  expect(read({ port: '0' }, { port: 8080 }).port).toBe(0)
})
