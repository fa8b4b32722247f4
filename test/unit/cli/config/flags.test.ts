import { expect, test } from 'vitest'
import {
  addConfig,
  chooseDocument,
  isAbout,
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
