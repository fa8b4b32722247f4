import { expect, test } from 'vitest'
import {
  addConfig,
  chooseDocument,
  isAbout,
  listBindings,
  requireDocument,
} from '../../../../cli/config/flags.js'
import { NO_FLAGS } from '../../../support/cli-flags.js'

const CONFIG = {
  file: 'conf/ringback.config.json',
  config: {
    document: 'openapi.json',
    api: 'http://127.0.0.1:1',
    timeout: '2s',
    repeat: 5,
    strict: true,
    only: ['a'],
    credentials: { bearer: 'env:TOKEN' },
    operations: { a: { callbacks: { paid: { bind: 'query:url' }, sent: {} } } },
  },
} as const

test('the configuration says what the flags do not say', () => {
  expect(addConfig(NO_FLAGS, CONFIG)).toMatchObject({
    api: 'http://127.0.0.1:1',
    timeout: '2s',
    repeat: '5',
    strict: true,
    only: ['a'],
    bearer: 'env:TOKEN',
    bind: ['paid=query:url'],
    format: 'text',
  })
})

test('flags win', () => {
  const flags = {
    ...NO_FLAGS,
    api: 'http://127.0.0.1:2',
    timeout: '9s',
    only: ['b'],
    bearer: 'env:OTHER',
    bind: ['paid=none'],
  }
  expect(addConfig(flags, CONFIG)).toMatchObject({
    api: 'http://127.0.0.1:2',
    timeout: '9s',
    repeat: '5',
    only: ['b'],
    bearer: 'env:OTHER',
    // The last one for a callback wins.
    bind: ['paid=query:url', 'paid=none'],
  })
})

test('a document stands relative to the configuration that names it', () => {
  expect(chooseDocument(undefined, CONFIG)).toBe('conf/openapi.json')
  expect(chooseDocument('other.json', CONFIG)).toBe('other.json')
  const url = 'http://127.0.0.1:8000/openapi.json'
  expect(chooseDocument(undefined, { ...CONFIG, config: { document: url } })).toBe(url)
  expect(chooseDocument(undefined, { ...CONFIG, config: {} })).toBeUndefined()
})

test('a configuration is about the document that it names, however that is written', () => {
  expect(isAbout(undefined, CONFIG)).toBe(true)
  expect(isAbout('./conf/openapi.json', CONFIG)).toBe(true)
  expect(isAbout('conf/../conf/openapi.json', CONFIG)).toBe(true)
  expect(isAbout('other.json', CONFIG)).toBe(false)
  expect(isAbout('http://127.0.0.1/openapi.json', CONFIG)).toBe(false)
  expect(isAbout('other.json', { ...CONFIG, config: {} })).toBe(true)
  const url = 'http://127.0.0.1:8000/openapi.json'
  expect(isAbout(url, { ...CONFIG, config: { document: url } })).toBe(true)
})

test('a document that nobody names is missing', () => {
  expect(requireDocument('a.json', 'verify')).toBe('a.json')
  expect(() => requireDocument(undefined, 'inspect')).toThrow(
    expect.objectContaining({
      message: "missing required argument 'document'.",
      hint: 'Name the document before the options, e.g. ringback inspect openapi.json --bind paid=query:url.',
    }) as Error,
  )
})

test('without a configuration the flags stay as they are', () => {
  const flags = { ...NO_FLAGS, api: 'http://a', bind: ['a=none'], only: ['x'] }
  expect(addConfig(flags, { file: 'ringback.config', config: {} })).toEqual(flags)
})

test.each([
  [{ api: 'http://a' }, { api: 'http://a' }],
  [{ start: 'node x' }, { start: 'node x' }],
  [{ timeout: '1s' }, { timeout: '1s' }],
  [{ settle: '2s' }, { settle: '2s' }],
  [{ strict: false }, { strict: false }],
  [{ concurrency: 3 }, { concurrency: '3' }],
  [{ repeat: 4 }, { repeat: '4' }],
  [{ credentials: { apiKey: 'env:A', basic: 'env:B' } }, { apiKey: 'env:A', basic: 'env:B' }],
  [{ only: ['a', 'b'] }, { only: ['a', 'b'] }],
  [{ formats: 'off', headers: { a: 'b' }, mock: { port: 1 } }, {}],
] as const)('of %j the flags get %j', (config, said) => {
  expect(addConfig(NO_FLAGS, { file: 'c.json', config })).toEqual({ ...NO_FLAGS, ...said })
})

test.each([
  [{ strict: false }, { strict: true }, { strict: false }],
  [{ bearer: true }, { credentials: { bearer: 'env:A' } }, { bearer: true }],
  [{ timeout: undefined }, { timeout: '1s' }, { timeout: '1s' }],
  [{ only: ['a'] }, { only: ['b', 'c'] }, { only: ['a'] }],
] as const)('flags %j over the configuration %j give %j', (flags, config, said) => {
  const given = { ...NO_FLAGS, ...flags } as typeof NO_FLAGS
  expect(addConfig(given, { file: 'c.json', config })).toMatchObject(said)
})

test('bindings of all operations come before those of the flags', () => {
  const callbacks = (bind: string) => ({ callbacks: { paid: { bind }, 'a=b': {} } })
  const operations = { a: callbacks('none'), b: {}, c: callbacks('body:/url') }
  expect(listBindings({ operations })).toEqual(['paid=none', 'paid=body:/url'])
  expect(listBindings({})).toEqual([])
})

test.each([
  ['send', '--to URL'],
  ['trigger', 'invoicePaid --to URL'],
  ['listen', '--port 4000'],
  ['verify', '--bearer'],
  ['init', '--bearer'],
])('the missing document of %s is told with an example of its own', (command, example) => {
  expect(() => requireDocument(undefined, command)).toThrow(
    expect.objectContaining({
      hint: `Name the document before the options, e.g. ringback ${command} openapi.json ${example}.`,
    }) as Error,
  )
})

test.each([
  ['c.yaml', 'api.json', 'api.json'],
  ['a/b/c.yaml', '../api.json', 'a/api.json'],
  ['/etc/c.yaml', 'api.json', '/etc/api.json'],
  ['a/c.yaml', 'HTTPS://h/api.json', 'HTTPS://h/api.json'],
])('the configuration %s that names %s means %s', (file, document, path) => {
  expect(chooseDocument(undefined, { file, config: { document } })).toBe(path)
})

test('one URL is another document than another URL, and than a file', () => {
  const of = (document: string) => ({ file: 'c.json', config: { document } })
  expect(isAbout('http://h/a.json', of('http://h/b.json'))).toBe(false)
  expect(isAbout('a.json', of('http://h/a.json'))).toBe(false)
  expect(isAbout('http://h/a.json', of('a.json'))).toBe(false)
  expect(isAbout('a.json', of('./a.json'))).toBe(true)
})
